package dev.sbsync.core.write;

import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.preflight.StepAside;
import dev.sbsync.transport.error.SbsyncException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Lets another item of the target leave the place of the one that is written, and come back where that fails. The other
 * has its own turn after this one, so nothing else touches it meanwhile. Not thread-safe.
 */
final class Aside {

    private final @Nullable StepAside plan;
    private final TargetRequests target;
    private boolean left;

    Aside(@Nullable StepAside plan, TargetRequests target) {
        this.plan = plan;
        this.target = target;
    }

    /** Lets the other leave, where the plan says so and it has not yet; one that is gone is out of the way. */
    void leave() {
        if (plan == null || left) {
            return;
        }
        try {
            rename(plan, plan.temporarySlug());
            left = true;
        } catch (NotFoundException gone) {
            // its place is free, and its own turn will tell that it is gone
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

    /** Tells whether the other is still to leave. */
    boolean due() {
        return plan != null && !left;
    }

    /** Notes how the item ended: once it has taken the place, the other goes on to its own; else it comes back. */
    void ended(Outcome outcome) {
        if (outcome instanceof Outcome.Failed || outcome instanceof Outcome.Skipped) {
            comeBack();
        } else if (outcome instanceof Outcome.Confirmed) {
            left = false;
        }
    }

    /** Returns a warning while the other is neither where it was nor free to go on. */
    Optional<Problem> leftBehind() {
        if (plan == null || !left) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                OutcomeCode.LEFT_ASIDE,
                "the target's item '" + plan.path() + "' (id " + plan.targetId() + ") stepped aside for it and has the"
                        + " slug " + plan.temporarySlug() + " still"));
    }

    private void rename(StepAside aside, String slug) {
        target.update(
                WriteStep.of(WriteStep.Kind.RENAME),
                aside.targetId(),
                StoryPayload.empty().set("slug", JsonNodeFactory.instance.stringNode(slug)));
    }
}
