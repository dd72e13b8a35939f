package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.state.StoredItem;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps of an item that are announced or confirmed, and their stored form. Pure functions. */
final class StepLog {

    /** Marks, among the open steps, that a confirmed step has changed the item. */
    private static final String CHANGED = "changed";

    private StepLog() {}

    static ResumePoint announced(ResumePoint before, WriteStep.Kind kind) {
        Set<WriteStep.Kind> open = new HashSet<>(before.unanswered());
        open.add(kind);
        return new ResumePoint(before.createdId(), open, before.changed());
    }

    static ResumePoint retracted(ResumePoint before, WriteStep.Kind kind) {
        Set<WriteStep.Kind> open = new HashSet<>(before.unanswered());
        open.remove(kind);
        return new ResumePoint(before.createdId(), open, before.changed());
    }

    static ResumePoint confirmed(ResumePoint before, WriteStep.Kind kind, long targetId) {
        Long createdId = kind == WriteStep.Kind.CREATE ? (Long) targetId : before.createdId();
        return new ResumePoint(createdId, retracted(before, kind).unanswered(), before.changed() || kind.changes());
    }

    /**
     * Returns the in-flight steps that a new run inherits from an interrupted one, because they may still take effect.
     * A create whose item is listed by now has taken effect.
     */
    static Map<ItemKey, ResumePoint> inFlight(Collection<StoredItem> before, Collection<PlannedItem> items) {
        Map<ItemKey, Set<WriteStep.Kind>> open = new HashMap<>();
        before.stream()
                .filter(item -> item.ended().isEmpty())
                .forEach(item -> open.put(item.item().key(), item.begun().unanswered()));
        Map<ItemKey, ResumePoint> points = new HashMap<>();
        for (PlannedItem item : items) {
            ResumePoint point = new ResumePoint(null, open.getOrDefault(item.key(), Set.of()));
            point = item.match() == null ? point : retracted(point, WriteStep.Kind.CREATE);
            if (!point.equals(ResumePoint.START)) {
                points.put(item.key(), point);
            }
        }
        return points;
    }

    /** Returns the resume point for the same run: an open step that took effect was the run's own change. */
    static ResumePoint resumed(ResumePoint before) {
        boolean changed = before.changed() || before.unanswered().stream().anyMatch(WriteStep.Kind::changes);
        return new ResumePoint(before.createdId(), before.unanswered(), changed);
    }

    /** Returns the open steps as words, plus a marker if the item was changed. */
    static String words(ResumePoint point) {
        Stream<String> open =
                point.unanswered().stream().sorted().map(kind -> kind.name().toLowerCase(Locale.ROOT));
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
}
