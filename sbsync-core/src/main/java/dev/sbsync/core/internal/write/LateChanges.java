package dev.sbsync.core.internal.write;

import dev.sbsync.core.internal.drift.Drift;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.PlanOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies the run's policies to changes of one target item after it was listed: it appeared, changed, or was deleted.
 * Not thread-safe.
 */
record LateChanges(PlanOptions options, Set<Problem> warnings) {

    /**
     * Decides on an item that appeared at the item's place; null if it is to be overwritten.
     *
     * @param collision the warning if it is unrelated
     */
    @Nullable
    Outcome appeared(long id, Optional<Problem> collision) {
        boolean fails = options.onExisting() == OnExisting.FAIL
                || (collision.isPresent() && options.onCollision() == OnCollision.FAIL);
        if (fails) {
            return new Outcome.Failed(
                    new Problem(OutcomeCode.PATH_TAKEN, "an item appeared at its path after the target was listed"),
                    id);
        }
        collision.ifPresent(warnings::add);
        boolean skips = options.onExisting() == OnExisting.SKIP
                || collision.filter(warning -> !warning.code().overwrites()).isPresent();
        return skips ? new Outcome.Skipped(id) : null;
    }

    /**
     * Decides on an unrelated item that was matched by its place alone and differs; null if it is to be overwritten.
     */
    @Nullable
    Outcome collides(long id, Problem collision) {
        if (options.onCollision() == OnCollision.FAIL) {
            return new Outcome.Failed(new Problem(OutcomeCode.PATH_TAKEN, collision.message()), id);
        }
        warnings.add(collision);
        return collision.code().overwrites() ? null : new Outcome.Skipped(id);
    }

    /** Skips a changed item; called only if drift is not to be overwritten. */
    Outcome changed(long id, boolean sourceChanged, List<Difference> differences) {
        return left(Drift.changed(sourceChanged, Drift.details(differences)), id);
    }

    /** Skips a deleted item; null if it is to be created again. */
    @Nullable
    Outcome deleted() {
        return options.onDrift() == OnDrift.OVERWRITE ? null : left(Drift.deleted(), null);
    }

    private Outcome left(Drift drift, @Nullable Long id) {
        Problem problem = drift.left();
        if (options.onDrift() == OnDrift.FAIL) {
            return new Outcome.Failed(problem, id);
        }
        warnings.add(problem);
        return new Outcome.Skipped(id);
    }
}
