package dev.sbsync.core.state;

import dev.sbsync.core.write.ResumePoint;
import dev.sbsync.core.write.WriteStep;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of an item's writes as steps are announced and confirmed, and how that is stored. Pure. */
final class Begun {

    private Begun() {}

    static ResumePoint announced(ResumePoint before, WriteStep.Kind kind) {
        Set<WriteStep.Kind> open = copy(before.unanswered());
        open.add(kind);
        return new ResumePoint(before.createdId(), open);
    }

    static ResumePoint retracted(ResumePoint before, WriteStep.Kind kind) {
        Set<WriteStep.Kind> open = copy(before.unanswered());
        open.remove(kind);
        return new ResumePoint(before.createdId(), open);
    }

    static ResumePoint confirmed(ResumePoint before, WriteStep.Kind kind, long targetId) {
        Long createdId = kind == WriteStep.Kind.CREATE ? (Long) targetId : before.createdId();
        return new ResumePoint(createdId, retracted(before, kind).unanswered());
    }

    /** Returns the open steps as words. */
    static String words(ResumePoint point) {
        return copy(point.unanswered()).stream().map(Fields::word).collect(Collectors.joining(" "));
    }

    static ResumePoint of(@Nullable Long createdId, String words) {
        Set<WriteStep.Kind> open = EnumSet.noneOf(WriteStep.Kind.class);
        if (!words.isEmpty()) {
            Arrays.stream(words.split(" "))
                    .map(word -> WriteStep.Kind.valueOf(word.toUpperCase(Locale.ROOT)))
                    .forEach(open::add);
        }
        return new ResumePoint(createdId, open);
    }

    private static Set<WriteStep.Kind> copy(Set<WriteStep.Kind> kinds) {
        return kinds.isEmpty() ? EnumSet.noneOf(WriteStep.Kind.class) : EnumSet.copyOf(kinds);
    }
}
