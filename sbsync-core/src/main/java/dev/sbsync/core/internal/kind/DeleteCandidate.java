package dev.sbsync.core.internal.kind;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Reason;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An item that neither side needs: only the target has it, and nothing in the source, selected or not, stands for it.
 *
 * @param item the item of the target
 * @param why the reasons to delete it
 * @param kept why it is not deleted, such as a change since the last sync; null if it may be
 * @param holds the target's items that would be lost or changed with it, as they will be once all else is written: it
 *     is deleted only after all of them are
 * @param with the target's items that are part of it, and have no delete of their own
 * @param requestsAtMost the maximum number of requests that delete it
 * @param warnings returns what its delete breaks, given whether an item of the target is neither written nor deleted;
 *     called if it is deleted; may block
 */
public record DeleteCandidate(
        Item item,
        List<Reason.Cause> why,
        @Nullable Problem kept,
        List<Item> holds,
        Set<ItemKey> with,
        long requestsAtMost,
        Function<Predicate<ItemKey>, List<Problem>> warnings) {

    /** Copies the collections. */
    public DeleteCandidate {
        why = List.copyOf(why);
        holds = List.copyOf(holds);
        with = Set.copyOf(with);
    }
}
