package dev.sbsync.core.state;

import dev.sbsync.core.write.ResumePoint;
import dev.sbsync.core.write.WriteStep;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of an item's writes as steps are announced and confirmed, and how that is stored. Pure. */
final class Begun {

    /** Stands among the open steps where one was confirmed that has changed the item. */
    private static final String CHANGED = "changed";

    private Begun() {}

    static ResumePoint announced(ResumePoint before, WriteStep.Kind kind) {
        Set<WriteStep.Kind> open = copy(before.unanswered());
        open.add(kind);
        return new ResumePoint(before.createdId(), open, before.changed());
    }

    static ResumePoint retracted(ResumePoint before, WriteStep.Kind kind) {
        Set<WriteStep.Kind> open = copy(before.unanswered());
        open.remove(kind);
        return new ResumePoint(before.createdId(), open, before.changed());
    }

    static ResumePoint confirmed(ResumePoint before, WriteStep.Kind kind, long targetId) {
        Long createdId = kind == WriteStep.Kind.CREATE ? (Long) targetId : before.createdId();
        return new ResumePoint(createdId, retracted(before, kind).unanswered(), before.changed() || kind.changes());
    }

    /** Returns the open steps as words, and one more where the item was changed. */
    static String words(ResumePoint point) {
        Stream<String> open = copy(point.unanswered()).stream().map(Fields::word);
        return Stream.concat(open, point.changed() ? Stream.of(CHANGED) : Stream.empty())
                .collect(Collectors.joining(" "));
    }

    static ResumePoint of(@Nullable Long createdId, String words) {
        List<String> all = words.isEmpty() ? List.of() : List.of(words.split(" "));
        Set<WriteStep.Kind> open = all.stream()
                .filter(word -> !word.equals(CHANGED))
                .map(word -> WriteStep.Kind.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
        return new ResumePoint(createdId, open, all.contains(CHANGED));
    }

    private static Set<WriteStep.Kind> copy(Set<WriteStep.Kind> kinds) {
        return kinds.isEmpty() ? EnumSet.noneOf(WriteStep.Kind.class) : EnumSet.copyOf(kinds);
    }
}
