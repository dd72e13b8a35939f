package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.plan.Collision;
import dev.sbsync.core.internal.kind.story.plan.Drift;
import dev.sbsync.core.internal.kind.story.plan.DriftDetails;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies the run's policies to changes of one target item after it was listed: it appeared, changed, or was deleted.
 * Not thread-safe.
 */
final class LateChanges {

    private final StoryRow source;
    private final Writers.Settings settings;
    private final BaselineCheck lastSync;
    private final Set<Problem> warnings;

    LateChanges(StoryRow source, Writers.Settings settings, BaselineCheck lastSync, Set<Problem> warnings) {
        this.source = source;
        this.settings = settings;
        this.lastSync = lastSync;
        this.warnings = warnings;
    }

    /** Decides on an item that appeared at the item's path; null if it is to be overwritten. */
    @Nullable
    Outcome appeared(Story story) {
        StoryRow there = StoryRow.of(story);
        boolean collides = Collision.between(source, there);
        if (settings.onExisting() == OnExisting.FAIL || (collides && settings.onCollision() == OnCollision.FAIL)) {
            return new Outcome.Failed(
                    new Problem(OutcomeCode.PATH_TAKEN, "an item appeared at its path after the target was listed"),
                    story.id());
        }
        boolean skips = settings.onExisting() == OnExisting.SKIP
                || (collides && !settings.onCollision().overwrites(source, there));
        if (collides) {
            Collision collision = new Collision(source, there);
            warnings.add(skips ? collision.left() : collision.overwritten());
        }
        return skips ? new Outcome.Skipped(story.id()) : null;
    }

    /** Skips a changed item; called only if drift is not to be overwritten. */
    Outcome changed(long id, StoryLayers layers, List<Difference> differences) {
        String details = DriftDetails.of(differences);
        Drift drift = lastSync.sourceChanged(layers) ? Drift.onBothSides(details) : Drift.inTarget(details);
        return left(drift, id);
    }

    /** Skips a deleted item; null if it is to be created again. */
    @Nullable
    Outcome deleted() {
        return settings.onDrift() == OnDrift.OVERWRITE ? null : left(Drift.deleted(), null);
    }

    private Outcome left(Drift drift, @Nullable Long id) {
        Problem problem = drift.left();
        if (settings.onDrift() == OnDrift.FAIL) {
            return new Outcome.Failed(problem, id);
        }
        warnings.add(problem);
        return new Outcome.Skipped(id);
    }
}
