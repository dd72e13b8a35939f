package dev.sbsync.core.preflight;

import dev.sbsync.core.equality.ComparedStory;
import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.equality.Equality;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.LayerState;
import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.core.scan.SpaceScan;
import dev.sbsync.core.scan.StoryRow;
import dev.sbsync.core.selection.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a plan from two scans. Pure and deterministic; one instance makes one plan. */
public final class Planner {

    private final SpaceScan source;
    private final SpaceScan target;
    private final Selection selection;
    private final OnExisting onExisting;
    private final Matching matching;
    private final Map<Long, PlannedItem> items = new HashMap<>();
    private final Map<Long, String> places = new HashMap<>();

    private Planner(SpaceScan source, SpaceScan target, Selection selection, OnExisting onExisting) {
        this.source = source;
        this.target = target;
        this.selection = selection;
        this.onExisting = onExisting;
        this.matching = Matching.of(source.rows(), source, target);
    }

    /** Returns what has to happen for the selected items to be in the target as they are in the source. */
    public static SyncPlan plan(
            SpaceRef sourceRef,
            SpaceScan source,
            SpaceRef targetRef,
            SpaceScan target,
            Selection selection,
            OnExisting onExisting) {
        Planner planner = new Planner(source, target, selection, onExisting);
        return new SyncPlan(sourceRef, targetRef, planner.items(), planner.extra());
    }

    private List<PlannedItem> items() {
        List<PlannedItem> planned = new ArrayList<>();
        for (StoryRow row : selectedWithAncestors()) {
            PlannedItem item = item(row);
            if (item != null) {
                items.put(row.id(), item);
                planned.add(item);
            }
        }
        return PlanOrder.of(source)
                .sorted(planned.stream().map(this::afterOccupant).toList());
    }

    /** The selected rows and the folders above them, parents first. */
    private List<StoryRow> selectedWithAncestors() {
        Set<StoryRow> wanted = new LinkedHashSet<>();
        for (StoryRow row : source.rows()) {
            if (selection.includes(row.path())) {
                Optional<StoryRow> above = source.withId(row.parentId());
                while (above.isPresent() && wanted.add(above.get())) {
                    above = source.withId(above.get().parentId());
                }
                wanted.add(row);
            }
        }
        return wanted.stream().sorted(source.order()).toList();
    }

    /** Returns what is to happen with a row, or null for an ancestor that is there already. */
    private @Nullable PlannedItem item(StoryRow row) {
        boolean added = !selection.includes(row.path());
        StoryRow match = matching.targetOf(row).orElse(null);
        if (added && match != null) {
            places.put(row.id(), match.path());
            return null;
        }
        Problem conflict = matching.conflictOf(row)
                .or(() -> missingParent(row))
                .or(() -> intoItself(row, match))
                .orElse(null);
        TargetParent parent = conflict == null ? parentOf(row) : new TargetParent.Root();
        String parentPath = row.parentId() == 0 ? "" : places.getOrDefault(row.parentId(), "");
        boolean stays = onExisting == OnExisting.SKIP;
        places.put(row.id(), match != null && stays ? match.path() : row.placeIn(parentPath));

        List<String> reasons;
        Operation operation;
        if (conflict != null) {
            operation = Operation.CONFLICT;
            reasons = List.of(conflict.message());
        } else if (match == null) {
            operation = Operation.CREATE;
            reasons = List.of(added ? "folder of what is selected" : "not in the target");
        } else if (stays) {
            operation = Operation.NONE;
            reasons = List.of("exists, and existing items are skipped");
        } else {
            reasons = listedDifferences(row, match, parentPath);
            operation = reasons.isEmpty() ? Operation.COMPARE : Operation.UPDATE;
        }
        List<Long> after = parent instanceof TargetParent.Planned planned ? List.of(planned.sourceId()) : List.of();
        boolean needsHistory = !row.folder() && row.state() == LayerState.DIRTY;
        return new PlannedItem(
                row, match, operation, reasons, parent, parentPath, after, needsHistory, added, conflict);
    }

    private Optional<Problem> missingParent(StoryRow row) {
        return row.parentId() == 0 || source.withId(row.parentId()).isPresent()
                ? Optional.empty()
                : Optional.of(new Problem(
                        OutcomeCode.PARENT_MISSING,
                        "its folder (id " + row.parentId() + ") is not listed in the source"));
    }

    /** A folder cannot go into one that stays where it is, below it. */
    private Optional<Problem> intoItself(StoryRow row, @Nullable StoryRow match) {
        if (match == null || !row.folder() || row.parentId() == 0) {
            return Optional.empty();
        }
        if (!(parentOf(row) instanceof TargetParent.Existing existing)) {
            return Optional.empty();
        }
        Set<Long> above = new HashSet<>();
        for (long at = existing.targetId(); at != 0 && above.add(at); ) {
            at = target.withId(at).map(StoryRow::parentId).orElse(0L);
        }
        return above.contains(match.id())
                ? Optional.of(new Problem(
                        OutcomeCode.PATH_TAKEN, "the folder that it goes into lies within it in the target"))
                : Optional.empty();
    }

    private TargetParent parentOf(StoryRow row) {
        if (row.parentId() == 0) {
            return new TargetParent.Root();
        }
        StoryRow folder = source.withId(row.parentId()).orElseThrow();
        if (items.containsKey(folder.id())) {
            return new TargetParent.Planned(folder.id());
        }
        StoryRow existing = matching.targetOf(folder).orElseThrow();
        return new TargetParent.Existing(existing.id());
    }

    /** A dirty source's state alone is no difference yet: its history may hold nothing to mirror. */
    private List<String> listedDifferences(StoryRow row, StoryRow match, String parentPath) {
        List<Difference> differences = Equality.differences(
                ComparedStory.ofRow(row, parentPath), ComparedStory.ofRow(match, placeOfFolder(match)));
        return differences.stream()
                .filter(difference -> !(difference.field().equals("state") && row.state() == LayerState.DIRTY))
                .map(Difference::toString)
                .toList();
    }

    /** Returns where the folder of a target's item will be when it has moved as planned, and the item along with it. */
    private String placeOfFolder(StoryRow match) {
        return target.withId(match.parentId())
                .map(folder -> matching.sourceOf(folder)
                        .map(row -> places.getOrDefault(row.id(), folder.path()))
                        .orElse(folder.path()))
                .orElse(match.parentPath());
    }

    /** Lets an item wait for what is in its place to move away; where that stays, the item is a conflict. */
    private PlannedItem afterOccupant(PlannedItem item) {
        if (item.operation() == Operation.CONFLICT || item.operation() == Operation.NONE) {
            return item;
        }
        Optional<StoryRow> occupant = occupantOf(item);
        if (occupant.isEmpty()) {
            return item;
        }
        Optional<PlannedItem> mover = matching.sourceOf(occupant.get())
                .map(row -> items.get(row.id()))
                .filter(this::movesAway);
        if (mover.isEmpty()) {
            return item.asConflict(new Problem(
                    OutcomeCode.PATH_TAKEN,
                    "another " + occupant.get().kind() + " of the target is at '"
                            + occupant.get().path() + "' (id " + occupant.get().id() + ", uuid "
                            + occupant.get().uuid() + ")"));
        }
        return item.alsoAfter(mover.get().source().id());
    }

    /** Returns the target's item that now has this item's slug in its folder and is not its match. */
    private Optional<StoryRow> occupantOf(PlannedItem item) {
        StoryRow match = item.match();
        return targetFolderId(item)
                .flatMap(folder -> target.inFolder(
                        folder, item.source().slug(), item.source().folder()))
                .filter(found -> match == null || found.id() != match.id());
    }

    /** Returns the target's id of the folder that an item goes into; empty where that folder is yet to be created. */
    private Optional<Long> targetFolderId(PlannedItem item) {
        if (item.parent() instanceof TargetParent.Existing existing) {
            return Optional.of(existing.targetId());
        }
        if (item.parent() instanceof TargetParent.Planned planned) {
            return source.withId(planned.sourceId()).flatMap(matching::targetOf).map(StoryRow::id);
        }
        return Optional.of(0L);
    }

    private boolean movesAway(PlannedItem item) {
        StoryRow match = item.match();
        if (match == null || item.operation() == Operation.NONE || item.operation() == Operation.CONFLICT) {
            return false;
        }
        boolean sameFolder =
                targetFolderId(item).map(folder -> folder == match.parentId()).orElse(false);
        return !sameFolder || !match.slug().equals(item.source().slug());
    }

    private List<StoryRow> extra() {
        return target.rows().stream()
                .filter(row -> selection.includes(row.path()))
                .filter(row -> matching.sourceOf(row).isEmpty())
                .toList();
    }
}
