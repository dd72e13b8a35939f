package dev.sbsync.core.state;

import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.write.ResumePoint;
import dev.sbsync.core.write.WriteStep;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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

    /**
     * Returns what a new run has to know of the one before it, by the items' ids in the source: what that had in the
     * air when it was cut off may still take effect. A create that is listed by now has done so.
     */
    static Map<Long, ResumePoint> inTheAir(Collection<StoredItem> before, Collection<PlannedItem> items) {
        Map<Long, Set<WriteStep.Kind>> open = new HashMap<>();
        before.stream()
                .filter(item -> item.ended().isEmpty())
                .forEach(
                        item -> open.put(item.item().source().id(), item.begun().unanswered()));
        Map<Long, ResumePoint> points = new HashMap<>();
        for (PlannedItem item : items) {
            ResumePoint point =
                    new ResumePoint(null, open.getOrDefault(item.source().id(), Set.of()));
            point = item.match() == null ? point : retracted(point, WriteStep.Kind.CREATE);
            if (!point.equals(ResumePoint.START)) {
                points.put(item.source().id(), point);
            }
        }
        return points;
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
