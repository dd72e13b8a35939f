package dev.sbsync.core.run;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeStatus;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The number of items by the status of their outcome. Immutable. */
public record OutcomeCounts(Map<OutcomeStatus, Integer> byStatus) {

    /** No items have ended. */
    public static final OutcomeCounts NONE = new OutcomeCounts(Map.of());

    /** Copies the counts; a status without a count counts zero. */
    public OutcomeCounts {
        Map<OutcomeStatus, Integer> all = new EnumMap<>(OutcomeStatus.class);
        for (OutcomeStatus status : OutcomeStatus.values()) {
            all.put(status, byStatus.getOrDefault(status, 0));
        }
        byStatus = Collections.unmodifiableMap(all);
    }

    /** Returns the counts of results. */
    public static OutcomeCounts of(List<ItemResult> results) {
        Map<OutcomeStatus, Integer> counts = new EnumMap<>(OutcomeStatus.class);
        results.forEach(result -> counts.merge(result.outcome().status(), 1, Integer::sum));
        return new OutcomeCounts(counts);
    }

    /**
     * Returns the counts by word ({@link OutcomeStatus#toString}).
     *
     * @throws IllegalArgumentException if a word is unknown
     */
    public static OutcomeCounts of(Map<String, Integer> byWord) {
        Map<OutcomeStatus, Integer> counts = new EnumMap<>(OutcomeStatus.class);
        byWord.forEach((word, count) -> counts.put(OutcomeStatus.valueOf(word.toUpperCase(Locale.ROOT)), count));
        return new OutcomeCounts(counts);
    }

    /** Returns the counts to show: all of them, but deletions only if there are any. */
    public Map<OutcomeStatus, Integer> shown() {
        Map<OutcomeStatus, Integer> shown = new EnumMap<>(byStatus);
        shown.remove(OutcomeStatus.DELETED, 0);
        return shown;
    }

    /** Returns the number of items with a status. */
    public int count(OutcomeStatus status) {
        return byStatus.getOrDefault(status, 0);
    }

    /** Returns the number of items with any of the selected statuses. */
    public int sum(Predicate<OutcomeStatus> selected) {
        return byStatus.entrySet().stream()
                .filter(count -> selected.test(count.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Returns the number of ended items. */
    public int ended() {
        return sum(status -> true);
    }

    /** Returns these counts plus an item with an outcome. */
    public OutcomeCounts plus(Outcome outcome) {
        Map<OutcomeStatus, Integer> more = new EnumMap<>(byStatus);
        more.merge(outcome.status(), 1, Integer::sum);
        return new OutcomeCounts(more);
    }
}
