package dev.sbsync.core.run;

import dev.sbsync.core.outcome.Outcome;
import java.util.HashMap;
import java.util.Map;

/** The number of items by outcome. */
public record OutcomeCounts(
        int created, int updated, int unchanged, int skipped, int failed, int blocked, int cancelled) {

    /** No items have ended. */
    public static final OutcomeCounts NONE = new OutcomeCounts(0, 0, 0, 0, 0, 0, 0);

    /** Returns the number of ended items: the sum of all seven counts. */
    public int ended() {
        return created + updated + unchanged + skipped + failed + blocked + cancelled;
    }

    /** Returns these counts plus an item with an outcome. */
    public OutcomeCounts plus(Outcome outcome) {
        return new OutcomeCounts(
                created + one(outcome instanceof Outcome.Created),
                updated + one(outcome instanceof Outcome.Updated),
                unchanged + one(outcome instanceof Outcome.Unchanged),
                skipped + one(outcome instanceof Outcome.Skipped),
                failed + one(outcome instanceof Outcome.Failed),
                blocked + one(outcome instanceof Outcome.Blocked),
                cancelled + one(outcome instanceof Outcome.Cancelled));
    }

    /**
     * Returns the counts by outcome word ({@link Outcome#word}).
     *
     * @throws IllegalArgumentException if a word is unknown
     */
    public static OutcomeCounts of(Map<String, Integer> byWord) {
        Map<String, Integer> left = new HashMap<>(byWord);
        OutcomeCounts counts = new OutcomeCounts(
                take(left, "created"),
                take(left, "updated"),
                take(left, "unchanged"),
                take(left, "skipped"),
                take(left, "failed"),
                take(left, "blocked"),
                take(left, "cancelled"));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("Unknown outcome '" + left.keySet() + "'");
        }
        return counts;
    }

    private static int take(Map<String, Integer> counts, String word) {
        Integer count = counts.remove(word);
        return count == null ? 0 : count;
    }

    private static int one(boolean holds) {
        return holds ? 1 : 0;
    }
}
