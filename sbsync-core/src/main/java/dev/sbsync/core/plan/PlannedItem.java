package dev.sbsync.core.plan;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One item of a plan, with its operation and reasons.
 *
 * @param source the item as listed in the source; of a delete, a {@link dev.sbsync.core.item.TargetItem}
 * @param match the match in the target, or null; of a delete, the item itself
 * @param operation the planned operation
 * @param changes the changes of path, identity and publish state, as far as the lists show them
 * @param why the reasons
 * @param placement the target position
 * @param after the items that must be confirmed first
 * @param stepAside the temporary rename before the item is written, null unless a cycle is broken here
 * @param cost the cost
 * @param added whether it is not selected but needed as an ancestor
 * @param warnings the side effects and what cannot be mirrored, as far as the lists show
 * @param problem the conflict, or null
 */
public record PlannedItem(
        Item source,
        @Nullable Item match,
        Operation operation,
        Set<Change> changes,
        Reasons why,
        Placement placement,
        List<ItemKey> after,
        @Nullable TemporaryRename stepAside,
        ItemCost cost,
        boolean added,
        List<Problem> warnings,
        @Nullable Problem problem) {

    private static final Difference REGROUPED = new Difference(Difference.GROUP, "other alternates than in the source");
    private static final Difference REORDERED = new Difference(Difference.POSITION, "another order among its siblings");

    /** Copies the collections. */
    public PlannedItem {
        changes = changes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(changes));
        after = List.copyOf(after);
        warnings = List.copyOf(warnings);
    }

    /** Returns the kind and source id of the item. */
    public ItemKey key() {
        return source.key();
    }

    /** Returns whether the published layer must be read from the source's version history. */
    public boolean needsHistory() {
        return cost.readsHistory();
    }

    /** Returns the reasons, in a few words each. */
    public List<String> reasons() {
        return why.words();
    }

    /** Returns the differences, as far as the lists show them. */
    public List<Difference> differences() {
        return why.differences();
    }

    /** Returns the target folder. */
    public TargetParent parent() {
        return placement.parent();
    }

    /** Returns the folder's path after the run; empty for the root. */
    public String folderPath() {
        return placement.folderPath();
    }

    /** Returns the position to write; null to keep the target's, or to create the item with the source's. */
    public @Nullable Long position() {
        return placement.position();
    }

    /** Returns the group of alternates to write; null to keep the target's. */
    public @Nullable String groupId() {
        return placement.groupId();
    }

    /** Returns whether the match gets another folder or slug. */
    public boolean changesPath() {
        return changes.contains(Change.MOVE) || changes.contains(Change.RENAME);
    }

    /** Returns whether the match is a collision. */
    public boolean collision() {
        return warnings.stream().anyMatch(warning -> warning.code().collision());
    }

    /** Returns the conflict, if any. */
    public Optional<Problem> conflict() {
        return Optional.ofNullable(problem);
    }

    /**
     * Returns this item replanned for the source's current state: the same match, another path.
     *
     * @param now the item as read
     * @param into the new target folder
     * @param path the path of that folder
     * @param cost the new estimate
     */
    public PlannedItem again(Item now, TargetParent into, String path, ItemCost cost) {
        return new PlannedItem(
                now,
                match,
                match == null ? Operation.CREATE : Operation.UPDATE,
                match == null ? Set.of() : Set.of(Change.MOVE),
                Reasons.of(Reason.MOVED.cause()),
                new Placement(into, path, null, groupId()),
                into instanceof TargetParent.Planned planned ? List.of(planned.key()) : List.of(),
                null,
                cost,
                added,
                warnings,
                null);
    }

    /** Returns this item as a conflict, which has no dependencies because it is only reported. */
    public PlannedItem asConflict(Problem conflict) {
        return new PlannedItem(
                source,
                match,
                Operation.CONFLICT,
                Set.of(),
                Reasons.of(Reason.CONFLICT.cause(conflict.message())),
                Placement.of(parent(), folderPath()),
                List.of(),
                null,
                cost,
                added,
                List.of(),
                conflict);
    }

    /**
     * Returns this item with other items that must be confirmed first.
     *
     * @param aside the temporary rename before the item is written; null for none
     */
    public PlannedItem inOrder(List<ItemKey> order, @Nullable TemporaryRename aside) {
        return with(operation, why, order, aside, warnings, placement);
    }

    /** Returns this item with another position among its siblings; an existing item becomes an update. */
    public PlannedItem reordered(long newPosition) {
        boolean stays = match != null && !changes.contains(Change.MOVE);
        return placed(placement.at(newPosition), stays, REORDERED);
    }

    /**
     * Returns this item with another group of alternates; an existing item with another one becomes an update.
     *
     * @param has the group that the match has; null if it has none
     */
    public PlannedItem regrouped(String newGroup, @Nullable String has) {
        boolean differs = match != null && !newGroup.equals(has);
        return placed(placement.in(newGroup), differs, REGROUPED);
    }

    private PlannedItem placed(Placement newPlacement, boolean differs, Difference difference) {
        boolean unread = operation == Operation.UNCHANGED || operation == Operation.COMPARE;
        Reasons reasons = differs ? (unread ? Reasons.NONE : why).and(difference) : why;
        Operation now = unread && differs ? Operation.UPDATE : operation;
        return with(now, reasons, after, stepAside, warnings, newPlacement);
    }

    /** Returns this item with one more reason. */
    public PlannedItem because(Reason.Cause cause) {
        return with(operation, why.and(cause), after, stepAside, warnings, placement);
    }

    /** Returns this item with further warnings; equal ones occur once. */
    public PlannedItem warned(List<Problem> more) {
        List<Problem> all =
                Stream.concat(warnings.stream(), more.stream()).distinct().toList();
        return with(operation, why, after, stepAside, all, placement);
    }

    /** Returns this item with another estimate. */
    public PlannedItem costing(ItemCost newCost) {
        return new PlannedItem(
                source, match, operation, changes, why, placement, after, stepAside, newCost, added, warnings, problem);
    }

    private PlannedItem with(
            Operation newOperation,
            Reasons reasons,
            List<ItemKey> order,
            @Nullable TemporaryRename aside,
            List<Problem> warned,
            Placement newPlacement) {
        return new PlannedItem(
                source,
                match,
                newOperation,
                changes,
                reasons,
                newPlacement,
                order,
                aside,
                cost,
                added,
                warned,
                problem);
    }
}
