package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.transport.error.SbsyncException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Renames another target item temporarily, to free the path of the item being written, and reverts that on failure. The
 * other item runs after this one, so nothing else changes it in between. Not thread-safe.
 */
final class TemporaryRenamer {

    private final @Nullable TemporaryRename plan;
    private final TargetRequests target;
    private boolean left;

    TemporaryRenamer(@Nullable TemporaryRename plan, TargetRequests target) {
        this.plan = plan;
        this.target = target;
    }

    /** Renames the other item if planned and not yet done; a deleted item needs no rename. */
    void leave() {
        if (plan == null || left) {
            return;
        }
        try {
            rename(plan, plan.temporarySlug());
            left = true;
        } catch (NotFoundException gone) {
            // its path is free; its deletion is handled when it runs itself
        }
    }

    private void comeBack() {
        if (plan == null || !left) {
            return;
        }
        try {
            rename(plan, plan.slug());
            left = false;
        } catch (SbsyncException failure) {
            if (Problems.endsRun(failure)) {
                throw failure;
            }
        }
    }

    /** Returns whether the rename is still to be done. */
    boolean due() {
        return plan != null && !left;
    }

    /** Records the item's outcome: if it has not taken the path, the other item's rename is reverted. */
    void ended(Outcome outcome) {
        if (outcome instanceof Outcome.Failed || outcome instanceof Outcome.Skipped) {
            comeBack();
        } else if (outcome instanceof Outcome.Confirmed) {
            left = false;
        }
    }

    /** Returns a warning while the other item has its temporary slug and cannot continue. */
    Optional<Problem> leftBehind() {
        if (plan == null || !left) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                OutcomeCode.LEFT_ASIDE,
                "the target's item '" + plan.path() + "' (id " + plan.targetId() + ") was renamed for it and still has"
                        + " the temporary slug " + plan.temporarySlug()));
    }

    private void rename(TemporaryRename aside, String slug) {
        target.update(
                WriteStep.of(WriteStep.Kind.RENAME),
                aside.targetId(),
                StoryPayload.empty().set("slug", JsonNodeFactory.instance.stringNode(slug)));
    }
}
