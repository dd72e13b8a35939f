package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.drift.Drift;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.ItemDecision;
import dev.sbsync.core.plan.OnCollision;
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
        Drift drift = Drift.deletedNeed("its folder '" + folder + "'");
        return skip(drift.cause(), false, List.of(drift.left()));
    }

    /** Returns the decision for an item whose new folder a plan file skips. */
    static Decision inSkippedFolder(String folder, boolean skippedToo) {
        Reason.Cause cause = skippedToo
                ? Reason.DECIDED.cause()
                : Reason.DECIDED.cause("its folder '" + folder + "' is " + Reason.DECIDED.sentence());
        return skip(cause, false, List.of());
    }

    /** Returns a skipped item with the differences that the plan has read. */
    private Decision left(Reason.Cause cause, RowChanges found, Problem warning) {
        List<Difference> differences = history.compared(row).isPresent() ? found.differences() : List.of();
        Reasons why = new Reasons(differences, List.of(cause));
        return new Decision(Operation.NONE, Set.of(), why, needsHistory(), List.of(warning));
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
        return decided(created(added));
    }

    /** Returns a decision of the policies, unless a plan file says to skip what they would write. */
    private Decision decided(Decision byPolicies) {
        boolean skips = options.skips(row.key()) && byPolicies.operation() != Operation.NONE;
        return skips ? skip(Reason.DECIDED.cause(), byPolicies.needsHistory(), List.of()) : byPolicies;
    }

    private Decision created(boolean added) {
        Drift drift = history.copyId(row).map(id -> Drift.deleted()).orElse(null);
        if (drift != null && options.onDrift() != OnDrift.OVERWRITE) {
            return skip(drift.cause(), false, List.of(drift.left()));
        }
        Set<Change> changes = RowChanges.goesLive(row, options.publish()) ? Set.of(Change.PUBLISH) : Set.of();
        Reason reason = added ? Reason.ANCESTOR : Reason.NOT_IN_TARGET;
        return new Decision(
                Operation.CREATE,
                changes,
                Reasons.of(drift == null ? reason.cause() : drift.cause()),
                needsHistory(),
                drift == null ? List.of() : List.of(drift.overwritten()));
    }

    Decision withMatch(StoryRow match, ParentFolder place) {
        Decision byPolicies = matched(match, place);
        return byPolicies.operation() == Operation.COMPARE && options.takesAsEqual(row.key())
                ? unchanged(List.of(), true)
                : decided(byPolicies);
    }

    private Decision matched(StoryRow match, ParentFolder place) {
        DriftStatus status = history.of(row, match);
        List<Unresolved> unresolved = status == DriftStatus.IN_SYNC || status == DriftStatus.SOURCE_MOVED
                ? history.unresolved(row)
                : List.of();
        Optional<List<Difference>> read = history.compared(row);
        RowChanges found = RowChanges.of(row, match, place, options, unresolved).and(read.orElse(List.of()));
        boolean equal = read.isPresent() && found.differences().isEmpty();
        boolean stranger =
                !equal && status != DriftStatus.OURS && Collision.between(row, match) && !history.paired(row, match);
        boolean maybeCopy = stranger && read.isEmpty() && maybeCopy(found) && !overwritten() && !changedCopy(match);
        Collision collision = stranger && !maybeCopy ? new Collision(row, match) : null;
        Decision skipped = skipped(match, status, found, collision).orElse(null);
        if (skipped != null) {
            return skipped;
        }
        if (maybeCopy) {
            Reasons why = Reasons.of(Reason.MATCHED_BY_PATH.cause());
            return new Decision(Operation.COMPARE, found.changes(), why, needsHistory(), List.of());
        }
        return found.differences().isEmpty() && (equal || status == DriftStatus.IN_SYNC)
                ? unchanged(unresolved, equal)
                : written(found, collision, drift(match, status, collision != null));
    }

    /** Returns the decision for an item that a policy leaves as it is. */
    private Optional<Decision> skipped(
            StoryRow match, DriftStatus status, RowChanges found, @Nullable Collision collision) {
        Drift drift = drift(match, status, collision != null);
        if (options.onExisting() == OnExisting.SKIP && status != DriftStatus.OURS) {
            List<Problem> left = collision == null ? List.of() : List.of(collision.left());
            return Optional.of(skip(Reason.EXISTS.cause(), needsHistory(), left));
        }
        if (drift != null && options.onDrift() != OnDrift.OVERWRITE) {
            return Optional.of(left(drift.cause(), found, drift.left()));
        }
        if (drift == null && collision != null && !options.onCollision().overwrites(row, match)) {
            return Optional.of(left(Reason.COLLISION.cause(), found, collision.left()));
        }
        return Optional.empty();
    }

    /**
     * Returns whether an item that was matched by its path alone may be a copy without a baseline: the target has its
     * own uuids, and the lists agree. Only if its content differs too, it is another item.
     */
    private boolean maybeCopy(RowChanges found) {
        return options.identity() == IdentityMode.MAP
                && found.differences().isEmpty()
                && history.copyId(row).isEmpty();
    }

    /** Returns whether the match is the copy of an item that the source no longer has, and changed in the target. */
    private boolean changedCopy(StoryRow match) {
        return options.onCollision() == OnCollision.OVERWRITE_SAME_TYPE
                && !OnCollision.typesDiffer(row, match)
                && history.changedCopy(match);
    }

    /** Returns whether a plan file says to overwrite it, whatever it is. */
    private boolean overwritten() {
        return options.decisions()
                .of(row.key())
                .filter(ItemDecision.OVERWRITE::equals)
                .isPresent();
    }

    private @Nullable Drift drift(StoryRow match, DriftStatus status, boolean collides) {
        if (collides && history.copyId(row).isPresent()) {
            return Drift.replaced(match.uuid());
        }
        if (collides && changedCopy(match)) {
            return Drift.changedCopy();
        }
        boolean both = status == DriftStatus.BOTH_CHANGED;
        return both || status == DriftStatus.DRIFTED ? Drift.changed(both, history.changes(row)) : null;
    }

    private static Decision unchanged(List<Unresolved> unresolved, boolean compared) {
        Reason reason = !unresolved.isEmpty() ? Reason.STORED_OTHERWISE : compared ? Reason.EQUAL : Reason.UNCHANGED;
        List<Problem> kept = unresolved.stream().map(Unresolved::warning).toList();
        return new Decision(Operation.UNCHANGED, Set.of(), Reasons.of(reason.cause()), false, kept);
    }

    private Decision written(RowChanges found, @Nullable Collision collision, @Nullable Drift drift) {
        Reasons why = new Reasons(found.differences(), drift == null ? List.of() : List.of(drift.cause()));
        List<Problem> warnings = drift != null
                ? List.of(drift.overwritten())
                : collision != null ? List.of(collision.overwritten(options.identity())) : List.of();
        Operation operation = why.equals(Reasons.NONE) ? Operation.COMPARE : Operation.UPDATE;
        return new Decision(operation, found.changes(), why, needsHistory(), warnings);
    }
}
