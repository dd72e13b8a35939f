package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.drift.Drift;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.Reasons;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides the operation of one item of the source, based on the list rows. The only place that decides; later steps
 * only find that it cannot be executed.
 */
record Decider(StoryRow row, PlanOptions options, SyncHistory history) {

    record Decision(
            Operation operation, Set<Change> changes, Reasons why, boolean needsHistory, List<Problem> warnings) {}

    private boolean needsHistory() {
        return options.publish() == PublishMode.MIRROR && !row.folder() && row.state() == LayerState.DIRTY;
    }

    /** Returns the decision for an item whose folder was deleted in the target and is not restored. */
    static Decision inDeletedFolder(String folder) {
        Drift drift = Drift.folderDeleted(folder);
        return skip(drift.cause(), false, List.of(drift.left()));
    }

    private static Decision skip(Reason.Cause cause, boolean needsHistory, List<Problem> warnings) {
        return new Decision(Operation.NONE, Set.of(), Reasons.of(cause), needsHistory, warnings);
    }

    /**
     * Decides the operation of an item without a match in the target.
     *
     * @param added whether it is only needed as an ancestor of selected items
     */
    Decision withoutMatch(boolean added) {
        Optional<Drift> drift = history.copyId(row).map(id -> Drift.deleted());
        if (drift.isPresent() && options.onDrift() != OnDrift.OVERWRITE) {
            return skip(drift.get().cause(), false, List.of(drift.get().left()));
        }
        Set<Change> changes = RowChanges.goesLive(row, options.publish()) ? Set.of(Change.PUBLISH) : Set.of();
        Reason.Cause cause = drift.map(Drift::cause).orElse((added ? Reason.ANCESTOR : Reason.NOT_IN_TARGET).cause());
        return new Decision(
                Operation.CREATE,
                changes,
                Reasons.of(cause),
                needsHistory(),
                drift.stream().map(Drift::overwritten).toList());
    }

    Decision withMatch(StoryRow match, ParentFolder place) {
        DriftStatus status = history.of(row, match);
        Optional<Collision> collision = collision(match, status);
        Optional<Drift> drift = drift(match, status, collision.isPresent());
        Decision skipped = skipped(match, status, collision, drift);
        if (skipped != null) {
            return skipped;
        }
        List<Unresolved> unresolved = status == DriftStatus.IN_SYNC || status == DriftStatus.SOURCE_MOVED
                ? history.unresolved(row)
                : List.of();
        RowChanges found = RowChanges.of(row, match, place, options.publish(), unresolved);
        if (status == DriftStatus.IN_SYNC && found.differences().isEmpty()) {
            Reason reason = unresolved.isEmpty() ? Reason.UNCHANGED : Reason.STORED_OTHERWISE;
            List<Problem> kept = unresolved.stream().map(Unresolved::warning).toList();
            return new Decision(Operation.UNCHANGED, Set.of(), Reasons.of(reason.cause()), false, kept);
        }
        Reasons why = new Reasons(
                found.differences(), drift.stream().map(Drift::cause).toList());
        List<Problem> warnings = drift.map(Drift::overwritten).or(() -> collision.map(Collision::overwritten)).stream()
                .toList();
        Operation operation = why.equals(Reasons.NONE) ? Operation.COMPARE : Operation.UPDATE;
        return new Decision(operation, found.changes(), why, needsHistory(), warnings);
    }

    private Optional<Collision> collision(StoryRow match, DriftStatus status) {
        boolean collides = status != DriftStatus.OURS && Collision.between(row, match) && !history.paired(row, match);
        return collides ? Optional.of(new Collision(row, match)) : Optional.empty();
    }

    private Optional<Drift> drift(StoryRow match, DriftStatus status, boolean collides) {
        if (collides && history.copyId(row).isPresent()) {
            return Optional.of(Drift.replaced(match.uuid()));
        }
        return switch (status) {
            case DRIFTED, BOTH_CHANGED ->
                Optional.of(Drift.changed(status == DriftStatus.BOTH_CHANGED, history.changes(row)));
            case UNKNOWN, IN_SYNC, SOURCE_MOVED, OURS -> Optional.empty();
        };
    }

    /** Returns the decision not to write an item because of a policy; null if no policy forbids it. */
    private @Nullable Decision skipped(
            StoryRow match, DriftStatus status, Optional<Collision> collision, Optional<Drift> drift) {
        if (options.onExisting() == OnExisting.SKIP && status != DriftStatus.OURS) {
            return skip(
                    Reason.EXISTS.cause(),
                    needsHistory(),
                    collision.stream().map(Collision::left).toList());
        }
        if (drift.isPresent()) {
            return options.onDrift() == OnDrift.OVERWRITE
                    ? null
                    : skip(
                            drift.get().cause(),
                            needsHistory(),
                            List.of(drift.get().left()));
        }
        if (collision.isPresent() && !options.onCollision().overwrites(row, match)) {
            return skip(
                    Reason.COLLISION.cause(),
                    needsHistory(),
                    List.of(collision.get().left()));
        }
        return null;
    }
}
