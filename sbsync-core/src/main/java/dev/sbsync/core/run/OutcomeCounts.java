package dev.sbsync.core.run;

import dev.sbsync.core.outcome.Outcome;

/** How many items have ended in which way. */
public record OutcomeCounts(
        int created, int updated, int unchanged, int skipped, int failed, int blocked, int cancelled) {

    /** Nothing has ended yet. */
    public static final OutcomeCounts NONE = new OutcomeCounts(0, 0, 0, 0, 0, 0, 0);

    /** Returns how many items have ended: the sum of the seven. */
    public int ended() {
        return created + updated + unchanged + skipped + failed + blocked + cancelled;
    }

    /** Returns these counts and one more item that ended so. */
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

    private static int one(boolean holds) {
        return holds ? 1 : 0;
    }
}
