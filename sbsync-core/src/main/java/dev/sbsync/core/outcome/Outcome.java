package dev.sbsync.core.outcome;

import dev.sbsync.core.equality.Difference;
import java.util.List;

/** How one item of a plan ended. A value, never an exception. */
public sealed interface Outcome {

    /** The target has the item now; a create whose answer was lost and that was found again counts here too. */
    record Created(long targetId) implements Outcome {}

    /** The target's item differed, and is now equal. */
    record Updated(long targetId, List<Difference> differences) implements Outcome {}

    /** The target's item was equal already; nothing was written. */
    record Unchanged(long targetId) implements Outcome {}

    /** The target's item was left as it is, by policy. */
    record Skipped(long targetId) implements Outcome {}

    /** The item is not in the target as it is in the source. */
    record Failed(Problem problem) implements Outcome {}

    /** Nothing was tried, because something that the item depends on did not succeed. */
    record Blocked(Problem problem) implements Outcome {}

    /** Nothing was tried, because the run ended before. */
    record Cancelled() implements Outcome {}
}
