package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.DeleteCandidate;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.SyncPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How records of a kind are deleted, and what depends on them. Thread-safe. */
public class RecordDeletion {

    private final Function<Side, LongConsumer> request;
    private final Set<String> usedBy;

    /**
     * Creates a deletion by one request.
     *
     * @param request returns what deletes a record of the target by its id; it may throw a
     *     {@link dev.sbsync.client.error.NotFoundException}
     * @param usedBy the kinds whose records lose or change something if one that they name is deleted: those are
     *     deleted first, or it is kept
     */
    public RecordDeletion(Function<Side, LongConsumer> request, String... usedBy) {
        this.request = request;
        this.usedBy = Set.of(usedBy);
    }

    /**
     * Returns the trash that deleted records are in; null by default: they are gone, and an undo creates them again.
     */
    protected @Nullable RecordTrash trash(Side target) {
        return null;
    }

    /**
     * Returns why the target still needs a record, which it would refuse to delete, once a plan is written; empty by
     * default.
     */
    protected Optional<String> neededAfter(SyncPlan plan, RecordRow row, SpaceLists target) {
        return Optional.empty();
    }

    /**
     * Returns warnings about what a delete of a record breaks in the target, other than records of the kinds that use
     * it; none by default. Blocks.
     *
     * @param stays returns whether an item of the target is neither written nor deleted
     */
    protected List<Problem> brokenWithout(RecordRow row, Predicate<ItemKey> stays) {
        return List.of();
    }

    /** Returns the items that are part of a record, and are gone with it; none by default. */
    protected Set<ItemKey> parts(RecordRow row) {
        return Set.of();
    }

    final void delete(Side target, long id) {
        request.apply(target).accept(id);
    }

    final Set<String> usedBy() {
        return usedBy;
    }

    /** Returns a record that may be deleted, for a reason, unless it is to be kept. */
    final DeleteCandidate candidate(
            RecordRow row, Reason reason, @Nullable Problem kept, RecordUsers users, Side target) {
        List<Reason.Cause> why = new ArrayList<>(List.of(reason.cause()));
        if (trash(target) != null) {
            why.add(Reason.TRASH.cause());
        }
        return new DeleteCandidate(row, why, kept, users.of(row), parts(row), 1, stays -> brokenWithout(row, stays));
    }
}
