package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Equality;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.Reasons;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The planned operation of one item and its reasons, based on the list rows. The only place that decides an operation;
 * later steps only find that it cannot be executed.
 */
record Decision(Operation operation, Set<Change> changes, Reasons why, boolean needsHistory, List<Problem> warnings) {

    private static final String UNCHANGED = "unchanged since the last sync";

    /**
     * Decides the operation of an item.
     *
     * @param row the item in the source
     * @param match its match in the target, or null
     * @param place its target folder
     * @param added whether it is only needed as an ancestor of selected items
     */
    static Decision of(
            StoryRow row,
            @Nullable StoryRow match,
            ParentFolder place,
            boolean added,
            PlanOptions options,
            SyncHistory memory) {
        PublishMode publish = options.publish();
        boolean needsHistory = publish == PublishMode.MIRROR && !row.folder() && row.state() == LayerState.DIRTY;
        if (match == null) {
            return withoutMatch(row, added, options, memory, needsHistory);
        }
        DriftStatus standing = memory.of(row, match);
        Optional<Collision> collision = standing != DriftStatus.OURS && Collision.between(row, match)
                ? Optional.of(new Collision(row, match)).filter(found -> !memory.paired(row, match))
                : Optional.empty();
        Optional<Drift> drift = collision.isPresent() && memory.knew(row)
                ? Optional.of(Drift.replaced(match.uuid()))
                : driftOf(standing, row, memory);
        if (options.onExisting() == OnExisting.SKIP && standing != DriftStatus.OURS) {
            String reason = "exists, and existing items are skipped";
            return left(
                    needsHistory,
                    reason,
                    collision.stream().map(Collision::left).toList());
        }
        if (drift.isPresent() && options.onDrift() != OnDrift.OVERWRITE) {
            return left(needsHistory, drift.get().what(), List.of(drift.get().left()));
        }
        if (drift.isEmpty() && collision.isPresent() && !options.onCollision().overwrites(row, match)) {
            return left(
                    needsHistory,
                    "another item is at this path",
                    List.of(collision.get().left()));
        }
        List<Unresolved> unresolved = standing == DriftStatus.IN_SYNC || standing == DriftStatus.SOURCE_MOVED
                ? memory.unresolved(row)
                : List.of();
        List<Difference> differences = differences(row, match, place, publish, unresolved);
        if (standing == DriftStatus.IN_SYNC && differences.isEmpty()) {
            Reasons why =
                    Reasons.of(unresolved.isEmpty() ? UNCHANGED : UNCHANGED + "; the target stores another" + " value");
            List<Problem> kept = unresolved.stream().map(Unresolved::warning).toList();
            return new Decision(Operation.UNCHANGED, Set.of(), why, false, kept);
        }
        Reasons why =
                new Reasons(differences, drift.map(Drift::what).map(List::of).orElse(List.of()));
        List<Problem> warnings = drift.map(Drift::overwritten)
                .or(() -> collision.map(Collision::overwritten))
                .map(List::of)
                .orElse(List.of());
        Operation operation = why.equals(Reasons.NONE) ? Operation.COMPARE : Operation.UPDATE;
        Set<Change> changes = changes(row, match, place, publish);
        if (differences.stream().noneMatch(difference -> difference.field().equals(Difference.SLUG))) {
            changes.remove(Change.RENAME);
        }
        return new Decision(operation, changes, why, needsHistory, warnings);
    }

    private static Decision left(boolean needsHistory, String reason, List<Problem> warnings) {
        return new Decision(Operation.NONE, Set.of(), Reasons.of(reason), needsHistory, warnings);
    }

    /** Returns the decision for an item whose folder was deleted in the target and is not restored. */
    static Decision inDeletedFolder(String folder) {
        Drift drift = Drift.folderDeleted(folder);
        return left(false, drift.what(), List.of(drift.left()));
    }

    private static Decision withoutMatch(
            StoryRow row, boolean added, PlanOptions options, SyncHistory memory, boolean needsHistory) {
        Optional<Drift> drift = memory.knew(row) ? Optional.of(Drift.deleted()) : Optional.empty();
        if (drift.isPresent() && options.onDrift() != OnDrift.OVERWRITE) {
            return left(false, drift.get().what(), List.of(drift.get().left()));
        }
        Set<Change> changes = goesLive(row, options.publish()) ? EnumSet.of(Change.PUBLISH) : Set.of();
        String reason = drift.map(Drift::what).orElse(added ? "ancestor of selected items" : "not in the target");
        List<Problem> warnings = drift.map(Drift::overwritten).map(List::of).orElse(List.of());
        return new Decision(Operation.CREATE, changes, Reasons.of(reason), needsHistory, warnings);
    }

    private static Optional<Drift> driftOf(DriftStatus standing, StoryRow row, SyncHistory memory) {
        return switch (standing) {
            case DRIFTED -> Optional.of(Drift.inTarget(memory.changes(row)));
            case BOTH_CHANGED -> Optional.of(Drift.onBothSides(memory.changes(row)));
            case UNKNOWN, IN_SYNC, SOURCE_MOVED, OURS -> Optional.empty();
        };
    }

    private static Set<Change> changes(StoryRow row, StoryRow match, ParentFolder place, PublishMode publish) {
        Set<Change> changes = EnumSet.noneOf(Change.class);
        if (!place.is(match.parentId())) {
            changes.add(Change.MOVE);
        }
        if (!row.slug().equals(match.slug())) {
            changes.add(Change.RENAME);
        }
        if (!row.uuid().equals(match.uuid())) {
            changes.add(Change.REIDENTIFY);
        }
        if (goesLive(row, publish) && !match.state().published()) {
            changes.add(Change.PUBLISH);
        }
        if (publish == PublishMode.MIRROR
                && !row.folder()
                && !row.state().published()
                && match.state().published()) {
            changes.add(Change.UNPUBLISH);
        }
        return changes;
    }

    private static boolean goesLive(StoryRow row, PublishMode publish) {
        return !row.folder()
                && (publish == PublishMode.ALWAYS
                        || (publish == PublishMode.MIRROR && row.state().published()));
    }

    private static List<Difference> differences(
            StoryRow row, StoryRow match, ParentFolder place, PublishMode publish, List<Unresolved> unresolved) {
        boolean moves = !place.is(match.parentId());
        String now = moves ? match.parentPath() : place.folderPath();
        Fields source = row.fieldsIn(place.folderPath());
        Fields target = match.fieldsIn(now);
        List<Difference> found = new ArrayList<>();
        for (Difference difference :
                Unresolved.open(Equality.differences(source, target), unresolved, source, target)) {
            if (!difference.field().equals(Difference.STATE) || stateCounts(row, publish)) {
                found.add(difference);
            }
        }
        if (moves && now.equals(place.folderPath())) {
            found.add(new Difference(Difference.PARENT, "another folder will be at /" + now));
        }
        if (publish == PublishMode.ALWAYS && !row.folder() && match.state() != LayerState.PUBLISHED) {
            found.add(Difference.of(Difference.STATE, LayerState.PUBLISHED, match.state()));
        }
        return found;
    }

    /** The state of a dirty source alone is not a difference: its history may have no version to mirror. */
    private static boolean stateCounts(StoryRow row, PublishMode publish) {
        return publish == PublishMode.MIRROR && row.state() != LayerState.DIRTY;
    }
}
