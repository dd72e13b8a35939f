package dev.sbsync.core.internal.write;

import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.transport.error.SbsyncException;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Renames another target item temporarily, to free the path of the item being written, and reverts that on failure. The
 * other item runs after this one, so nothing else changes it in between. Not thread-safe.
 */
final class TemporaryRenamer<T> {

    private final @Nullable TemporaryRename plan;
    private final KindWriter<?, T> kind;
    private final StepSender<T> sender;
    private final LongConsumer archives;
    private boolean renamed;
    private boolean pathTaken;

    TemporaryRenamer(
            @Nullable TemporaryRename plan, KindWriter<?, T> kind, StepSender<T> sender, LongConsumer archives) {
        this.plan = plan;
        this.kind = kind;
        this.sender = sender;
        this.archives = archives;
    }

    /** Renames the other item if planned and not yet done; a deleted item needs no rename. */
    void rename() {
        if (plan != null && !renamed && !pathTaken) {
            try {
                archives.accept(plan.targetId());
                rename(plan, plan.temporarySlug());
                renamed = true;
            } catch (NotFoundException gone) {
                // its path is free; its deletion is handled when it runs itself
            }
        }
    }

    /** Records the item's outcome: if it has not taken the path, the other item's rename is reverted. */
    void ended(Outcome outcome) {
        if (outcome instanceof Outcome.Confirmed) {
            renamed = false;
            pathTaken = true; // the other item may have its final place by the time this one is written again
        } else if (plan != null
                && renamed
                && (outcome instanceof Outcome.Failed || outcome instanceof Outcome.Skipped)) {
            try {
                rename(plan, plan.slug());
                renamed = false;
            } catch (SbsyncException failure) {
                if (Problems.endsRun(failure)) {
                    throw failure;
                }
            }
        }
    }

    /** Returns a warning while the other item has its temporary slug and cannot continue. */
    Optional<Problem> leftRenamed() {
        return plan == null || !renamed
                ? Optional.empty()
                : Optional.of(new Problem(
                        OutcomeCode.LEFT_ASIDE,
                        "the target's item '" + plan.path() + "' (id " + plan.targetId()
                                + ") was renamed for it and still has the temporary slug " + plan.temporarySlug()));
    }

    private void rename(TemporaryRename other, String name) {
        sender.send(kind.renaming(other, name), other.targetId());
    }
}
