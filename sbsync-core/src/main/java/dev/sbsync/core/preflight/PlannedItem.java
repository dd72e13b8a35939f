package dev.sbsync.core.preflight;

import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.LayerState;
import dev.sbsync.core.scan.StoryRow;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One story or folder of a plan: what is to happen, and why.
 *
 * @param source the item as the source lists it
 * @param match the target's item that it was matched to, null where there is none
 * @param operation what is to happen
 * @param changes what that does to its place, identity and publish state, as far as the lists tell
 * @param why the reasons for it
 * @param placement where it is to be
 * @param after ids in the source of items that have to be confirmed first
 * @param stepAside what has to be renamed just before it is written, null unless a circle is broken here
 * @param needsHistory whether the published layer has to come from the source's version history
 * @param added whether it was not selected but is needed as an ancestor
 * @param warnings what carrying it out does beside, or cannot mirror, as far as the lists tell
 * @param problem why it cannot be carried out, null unless it is a conflict
 */
public record PlannedItem(
        StoryRow source,
        @Nullable StoryRow match,
        Operation operation,
        Set<Change> changes,
        Reasons why,
        Placement placement,
        List<Long> after,
        @Nullable StepAside stepAside,
        boolean needsHistory,
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

    /** Returns why that is to happen, in a few words each. */
    public List<String> reasons() {
        return why.words();
    }

    /** Returns how the target's item differs, as far as the lists show it. */
    public List<Difference> differences() {
        return why.differences();
    }

    /** Returns the folder of the target that it goes into. */
    public TargetParent parent() {
        return placement.parent();
    }

    /** Returns the path that this folder has when the plan is carried out; empty for the root. */
    public String folderPath() {
        return placement.folderPath();
    }

    /** Returns the position to write; null where it keeps what it has, or is created with the source's. */
    public @Nullable Long position() {
        return placement.position();
    }

    /** Returns the group of alternates to write; null where it keeps what it has. */
    public @Nullable String groupId() {
        return placement.groupId();
    }

    /** Returns whether the match is another item at the same path, which was never in sync with this one. */
    public boolean collision() {
        return warnings.stream().anyMatch(warning -> warning.code().collision());
    }

    /** Returns the conflict, where there is one. */
    public Optional<Problem> conflict() {
        return Optional.ofNullable(problem);
    }

    /**
     * Returns this item planned again for what the source has now: the same target's item, another place.
     *
     * @param now the item as it was read
     * @param into the folder of the target that it goes into
     * @param path the path of that folder
     */
    public PlannedItem again(StoryRow now, TargetParent into, String path) {
        return new PlannedItem(
                now,
                match,
                match == null ? Operation.CREATE : Operation.UPDATE,
                match == null ? Set.of() : Set.of(Change.MOVE),
                Reasons.of("moved in the source while the run was under way"),
                new Placement(into, path, null, groupId()),
                into instanceof TargetParent.Planned planned ? List.of(planned.sourceId()) : List.of(),
                null,
                !now.folder() && now.state() == LayerState.DIRTY,
                added,
                warnings,
                null);
    }

    /** A conflict is carried out by reporting it, which has to wait for nothing. */
    PlannedItem asConflict(Problem conflict) {
        return new PlannedItem(
                source,
                match,
                Operation.CONFLICT,
                Set.of(),
                Reasons.of(conflict.message()),
                Placement.of(parent(), folderPath()),
                List.of(),
                null,
                needsHistory,
                added,
                List.of(),
                conflict);
    }

    PlannedItem inOrder(List<Long> order, @Nullable StepAside aside) {
        return with(operation, why, order, aside, warnings, placement);
    }

    /** Returns this item with another position among its siblings: one that is there already is written for it. */
    PlannedItem reordered(long newPosition) {
        boolean stays = match != null && !changes.contains(Change.MOVE);
        return placed(placement.at(newPosition), stays, REORDERED);
    }

    /** Returns this item in another group of alternates: one that is there in another one is written for it. */
    PlannedItem regrouped(String newGroup) {
        boolean differs = match != null && !newGroup.equals(match.groupId());
        return placed(placement.in(newGroup), differs, REGROUPED);
    }

    private PlannedItem placed(Placement newPlacement, boolean differs, Difference difference) {
        boolean unread = operation == Operation.UNCHANGED || operation == Operation.COMPARE;
        Reasons reasons = differs ? (unread ? Reasons.NONE : why).and(difference) : why;
        Operation now = unread && differs ? Operation.UPDATE : operation;
        return with(now, reasons, after, stepAside, warnings, newPlacement);
    }

    PlannedItem because(String reason) {
        return with(operation, why.and(reason), after, stepAside, warnings, placement);
    }

    PlannedItem warned(List<Problem> more) {
        List<Problem> all =
                Stream.concat(warnings.stream(), more.stream()).distinct().toList();
        return with(operation, why, after, stepAside, all, placement);
    }

    private PlannedItem with(
            Operation newOperation,
            Reasons reasons,
            List<Long> order,
            @Nullable StepAside aside,
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
                needsHistory,
                added,
                warned,
                problem);
    }
}
