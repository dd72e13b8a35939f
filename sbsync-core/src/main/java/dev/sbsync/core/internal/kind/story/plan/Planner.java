package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.NotCopied;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.SpaceSettings;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TargetParent;
import dev.sbsync.core.selection.Selection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates a plan from two scans. Pure and deterministic; one instance creates one plan. It requests only the rows it
 * needs, so that a partial scan can report what it lacks.
 */
public final class Planner {

    private final SpaceScan source;
    private final SpaceScan target;
    private final PlanOptions options;
    private final SyncHistory memory;
    private final List<StoryRow> rows;
    private final Matching matching;
    private final Map<Long, PlannedItem> items = new LinkedHashMap<>();
    private final Map<Long, ParentFolder> places = new HashMap<>();
    private final Map<Long, String> paths = new HashMap<>();
    private final Map<String, String> folders = new HashMap<>();
    private @Nullable List<StoryRow> extra;

    private Planner(SpaceScan source, SpaceScan target, PlanOptions options, SyncHistory memory) {
        this.source = source;
        this.target = target;
        this.options = options;
        this.memory = memory;
        this.rows = selectedWithAncestors();
        this.matching = Matching.of(rows, source, target, memory);
    }

    /** Returns the plan that syncs the selected items. */
    public static SyncPlan plan(PlanSide source, PlanSide target, PlanOptions options, SyncHistory memory) {
        Planner planner = new Planner(source.scan(), target.scan(), options, memory);
        SpaceLanguages languages = SpaceSettings.languages(source.settings(), target.settings());
        List<PlannedItem> items = planner.items().stream()
                .map(item -> item.warned(SpaceWarnings.ofItem(item, memory)))
                .map(item -> item.costing(Forecast.of(item, options.publish(), languages)))
                .toList();
        return new SyncPlan(
                source.ref(),
                target.ref(),
                items,
                List.copyOf(planner.extra()),
                target.scan().rows().stream().map(StoryRow::key).collect(Collectors.toUnmodifiableSet()),
                options.publish(),
                languages,
                SpaceWarnings.ofPlan(source, target, items));
    }

    /** Returns the plan of spaces without stored state. */
    public static SyncPlan plan(PlanSide source, PlanSide target, PlanOptions options) {
        return plan(source, target, options, SyncHistory.NONE);
    }

    /** Returns the plan in publish mode {@code MIRROR}, of spaces with only their rows known. */
    public static SyncPlan plan(
            SpaceRef sourceRef,
            SpaceScan source,
            SpaceRef targetRef,
            SpaceScan target,
            Selection selection,
            OnExisting onExisting) {
        return plan(
                new PlanSide(sourceRef, SpaceSettings.UNKNOWN, source),
                new PlanSide(targetRef, SpaceSettings.UNKNOWN, target),
                PlanOptions.defaults().selection(selection).onExisting(onExisting));
    }

    private List<PlannedItem> items() {
        for (StoryRow row : rows) {
            PlannedItem item = item(row);
            if (item != null) {
                items.put(row.id(), item);
            }
        }
        RenameCycles circles = new RenameCycles(target, matching, items);
        items.replaceAll(
                (id, item) -> circles.endsWithinItself(item) ? item.asConflict(RenameCycles.problem(item)) : item);
        Map<Long, Long> occupants = occupants();
        reorder();
        regroup();
        List<PlannedItem> ordered = PlanOrder.of(List.copyOf(items.values()), occupants, givers());
        Set<Long> moving = moving(ordered);
        ImplicitMoves along = new ImplicitMoves(target, this::matchesSelected, there -> moving.contains(there.id()));
        return ordered.stream().map(item -> item.warned(along.warningsOf(item))).toList();
    }

    /** Puts siblings in the source's order; items that are not written keep their position and are ignored. */
    private void reorder() {
        Map<Long, List<SiblingOrder.Sibling>> folders = new HashMap<>();
        for (PlannedItem item : items.values()) {
            if (item.operation() != Operation.NONE && item.operation() != Operation.CONFLICT) {
                StoryRow match = StoryRow.match(item);
                boolean moves = match == null || item.changes().contains(Change.MOVE);
                folders.computeIfAbsent(item.source().parentId(), id -> new ArrayList<>())
                        .add(new SiblingOrder.Sibling(
                                item.source().id(),
                                StoryRow.source(item).position(),
                                moves || match == null ? null : (Long) match.position()));
            }
        }
        folders.values().forEach(siblings -> SiblingOrder.positions(siblings).forEach(this::reorder));
    }

    /**
     * Does not repeat a position that the target did not store while both sides are unchanged, regardless of the number
     * computed now.
     */
    private void reorder(long id, long position) {
        PlannedItem item = Objects.requireNonNull(items.get(id));
        StoryRow match = StoryRow.match(item);
        if (match == null || !refused(item, match, Difference.POSITION, Long.toString(match.position()))) {
            items.put(id, item.reordered(position));
        }
    }

    /** Links alternates as in the source, considering selected items and items that exist only in the target. */
    private void regroup() {
        Alternates.regrouped(items.values(), extra()).forEach(this::regroup);
    }

    private void regroup(long id, String group) {
        PlannedItem item = Objects.requireNonNull(items.get(id));
        StoryRow match = StoryRow.match(item);
        String has = match == null ? null : match.groupId();
        if (match == null || has == null || !refused(item, match, Difference.GROUP, has)) {
            items.put(id, item.regrouped(group, has));
        }
    }

    /** Returns whether both sides are unchanged since the target rejected a value other than this one. */
    private boolean refused(PlannedItem item, StoryRow match, String field, String has) {
        return memory.of(StoryRow.source(item), match) == DriftStatus.IN_SYNC
                && memory.unresolved(StoryRow.source(item)).stream()
                        .anyMatch(one -> one.field().equals(field) && one.kept(Fields.NONE.with(field, has)));
    }

    /** Returns the ids of target items that get a new path; items that depend on a conflict are not moved. */
    private static Set<Long> moving(List<PlannedItem> ordered) {
        Set<Long> moving = new HashSet<>();
        Set<Long> stuck = new HashSet<>();
        for (PlannedItem item : ordered) {
            StoryRow match = StoryRow.match(item);
            if (item.operation() == Operation.CONFLICT
                    || item.after().stream().anyMatch(key -> stuck.contains(key.id()))) {
                stuck.add(item.source().id());
            } else if (match != null && changesPlace(item)) {
                moving.add(match.id());
            }
        }
        return moving;
    }

    /** Returns the selected rows and their ancestors, parents first. */
    private List<StoryRow> selectedWithAncestors() {
        Set<StoryRow> wanted = new LinkedHashSet<>();
        for (StoryRow row : source.in(options.selection().ranges())) {
            if (options.selection().includes(row)) {
                wanted.addAll(source.above(row));
                wanted.add(row);
            }
        }
        return wanted.stream().sorted(source.order()).toList();
    }

    /** Returns the planned item of a row, or null for an ancestor that already exists. */
    private @Nullable PlannedItem item(StoryRow row) {
        boolean added = !options.selection().includes(row);
        StoryRow match = matching.targetOf(row).orElse(null);
        if (added && match != null && memory.of(row, match) != DriftStatus.OURS) {
            put(row, match, left(match));
            return null;
        }
        Problem misplaced =
                matching.conflictOf(row).or(() -> missingParent(row)).orElse(null);
        ParentFolder place = misplaced == null ? placeOf(row) : ParentFolder.ROOT;
        PlannedItem folder = misplaced == null ? items.get(row.parentId()) : null;
        Decision decision = folder != null && leftDeleted(folder)
                ? Decision.inDeletedFolder(folder.source().path())
                : decision(row, match, place, added);
        Problem conflict = misplaced == null ? hidden(row, decision).orElse(null) : misplaced;
        boolean stays = decision.operation() == Operation.NONE;
        places.put(row.id(), place);
        put(row, match, match != null && (stays || conflict != null) ? left(match) : pathOf(row, match, decision));
        PlannedItem item = new PlannedItem(
                row,
                match,
                decision.operation(),
                decision.changes(),
                decision.why(),
                Placement.of(place.parent(), place.folderPath()),
                place.parent() instanceof TargetParent.Planned planned && !stays ? List.of(planned.key()) : List.of(),
                null,
                ItemCost.of(decision.needsHistory()),
                added,
                decision.warnings(),
                null);
        return conflict == null ? item : item.asConflict(conflict);
    }

    private Decision decision(StoryRow row, @Nullable StoryRow match, ParentFolder place, boolean added) {
        Decider decider = new Decider(row, options, memory);
        return match == null ? decider.withoutMatch(added) : decider.withMatch(match, place);
    }

    /** Returns an item's path; if the target normalizes the slug, children have the target's path. */
    private String pathOf(StoryRow row, @Nullable StoryRow match, Decision decision) {
        boolean renamed = decision.changes().contains(Change.RENAME);
        StoryRow named = match == null || renamed || match.slug().equals(row.slug()) ? row : match;
        return named.placeIn(paths.getOrDefault(row.parentId(), ""));
    }

    private static boolean leftDeleted(PlannedItem item) {
        return item.operation() == Operation.NONE && item.match() == null;
    }

    private void put(StoryRow row, @Nullable StoryRow match, String path) {
        paths.put(row.id(), path);
        if (match != null && match.folder()) {
            folders.put(match.path(), path);
        }
    }

    /** Returns the path of an unmoved target item, whose ancestors may move. */
    private String left(StoryRow there) {
        String path = there.path();
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            String folder = folders.get(path.substring(0, end));
            if (folder != null) {
                return folder + path.substring(end);
            }
        }
        return path;
    }

    /** Folders come first, so a folder that was not visited yet is part of a cycle. */
    private Optional<Problem> missingParent(StoryRow row) {
        if (row.parentId() == 0 || paths.containsKey(row.parentId())) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                OutcomeCode.PARENT_MISSING,
                source.withId(row.parentId()).isEmpty()
                        ? "its folder (id " + row.parentId() + ") is not listed in the source"
                        : "the source lists its folder (id " + row.parentId() + ") as being inside it"));
    }

    /** Items that would be written but may not be viewed fail without being read. */
    private static Optional<Problem> hidden(StoryRow row, Decision decision) {
        boolean written = decision.operation() != Operation.NONE && decision.operation() != Operation.UNCHANGED;
        return written && row.notCopied().containsKey(NotCopied.CONTENT)
                ? Optional.of(new Problem(
                        OutcomeCode.SOURCE_UNREADABLE, "the token may not view it, so its content is not copied"))
                : Optional.empty();
    }

    private ParentFolder placeOf(StoryRow row) {
        if (row.parentId() == 0) {
            return ParentFolder.ROOT;
        }
        StoryRow folder = source.withId(row.parentId()).orElseThrow();
        String path = paths.getOrDefault(folder.id(), "");
        Long id = matching.targetOf(folder).map(StoryRow::id).orElse(null);
        if (items.containsKey(folder.id())) {
            return new ParentFolder(new TargetParent.Planned(folder.key()), id, path);
        }
        return new ParentFolder(new TargetParent.Existing(Objects.requireNonNull(id)), id, path);
    }

    /**
     * Finds which item must free the path of which other item. If the occupant stays, the other item is a conflict, and
     * so are items that depend on it.
     */
    private Map<Long, Long> occupants() {
        Map<Long, Long> occupants = new HashMap<>();
        Map<Long, PlannedItem> waiting = new HashMap<>();
        Deque<PlannedItem> stuck = new ArrayDeque<>();
        for (PlannedItem item : List.copyOf(items.values())) {
            StoryRow occupant = occupantOf(item).orElse(null);
            if (occupant != null) {
                Optional<PlannedItem> mover = plannedFor(occupant).filter(Planner::changesPlace);
                if (mover.isPresent()) {
                    occupants.put(item.source().id(), mover.get().source().id());
                    waiting.put(mover.get().source().id(), item);
                } else {
                    stuck.add(item.asConflict(placeTaken(occupant)));
                }
            }
        }
        while (!stuck.isEmpty()) {
            PlannedItem conflict = stuck.remove();
            long id = conflict.source().id();
            items.put(id, conflict);
            occupants.remove(id);
            PlannedItem behind = waiting.remove(id);
            if (behind != null) {
                stuck.add(behind.asConflict(placeTaken(Objects.requireNonNull(StoryRow.match(conflict)))));
            }
        }
        return occupants;
    }

    /**
     * Finds which items give up what others take, although the API may allow both: the flag of a folder's start page,
     * and a slug shared by a story and a folder.
     */
    private Map<Long, Set<Long>> givers() {
        Map<Long, Set<Long>> givers = new HashMap<>();
        for (PlannedItem item : items.values()) {
            Set<Long> found = new LinkedHashSet<>();
            startpageBefore(item).ifPresent(giver -> found.add(giver.source().id()));
            otherKindBefore(item).ifPresent(giver -> found.add(giver.source().id()));
            if (!found.isEmpty()) {
                givers.put(item.source().id(), found);
            }
        }
        return givers;
    }

    private Optional<PlannedItem> startpageBefore(PlannedItem item) {
        Long folder = Objects.requireNonNull(places.get(item.source().id())).folderId();
        StoryRow match = StoryRow.match(item);
        boolean has = match != null && folder != null && match.startpage() && match.parentId() == folder;
        if (folder == null || has || !StoryRow.source(item).startpage() || !writes(item)) {
            return Optional.empty();
        }
        return target.startpageOf(folder)
                .flatMap(this::plannedFor)
                .filter(other -> writes(other)
                        && (!StoryRow.source(other).startpage()
                                || other.changes().contains(Change.MOVE)));
    }

    private Optional<PlannedItem> otherKindBefore(PlannedItem item) {
        Long folder = Objects.requireNonNull(places.get(item.source().id())).folderId();
        if (folder == null || !writes(item) || (item.match() != null && !changesPlace(item))) {
            return Optional.empty();
        }
        return target.inFolder(
                        folder, StoryRow.source(item).slug(), !item.source().folder())
                .flatMap(this::plannedFor)
                .filter(Planner::changesPlace);
    }

    private static boolean writes(PlannedItem item) {
        return switch (item.operation()) {
            case CREATE, UPDATE, COMPARE -> true;
            case UNCHANGED, NONE, CONFLICT -> false;
        };
    }

    private Problem placeTaken(StoryRow occupant) {
        String why = plannedFor(occupant)
                .map(planned -> planned.operation() == Operation.NONE
                        ? "; it is skipped and not moved"
                        : "; it is the copy of '" + planned.source().path() + "', which cannot be moved")
                .or(() -> source.withUuid(occupant.uuid())
                        .map(row -> "; it is the copy of '" + row.path() + "', which is not selected"))
                .orElse("");
        return new Problem(
                OutcomeCode.PATH_TAKEN,
                "another " + occupant.type() + " of the target is at '" + occupant.path() + "' (id " + occupant.id()
                        + ", uuid " + occupant.uuid() + ")" + why);
    }

    /** Returns the target item that currently has this item's slug in its folder and is not its match. */
    private Optional<StoryRow> occupantOf(PlannedItem item) {
        StoryRow row = StoryRow.source(item);
        StoryRow match = StoryRow.match(item);
        Long folder = Objects.requireNonNull(places.get(row.id())).folderId();
        boolean stays = item.operation() == Operation.CONFLICT
                || item.operation() == Operation.NONE
                || (match != null && !changesPlace(item));
        if (folder == null || stays) {
            return Optional.empty();
        }
        return target.inFolder(folder, row.slug(), row.folder())
                .filter(found -> match == null || found.id() != match.id());
    }

    private Optional<PlannedItem> plannedFor(StoryRow there) {
        return matching.sourceOf(there).map(row -> items.get(row.id()));
    }

    private static boolean changesPlace(PlannedItem item) {
        return item.changes().contains(Change.MOVE) || item.changes().contains(Change.RENAME);
    }

    private boolean matchesSelected(StoryRow there) {
        return matching.sourceOf(there).filter(options.selection()::includes).isPresent();
    }

    /** Finds selected items that exist only in the target. */
    private List<StoryRow> extra() {
        if (extra == null) {
            extra = target.in(options.selection().ranges()).stream()
                    .filter(options.selection()::includes)
                    .filter(row -> !matching.hasCounterpart(row, source, target))
                    .sorted(Comparator.comparing(StoryRow::path)
                            .thenComparing(row -> !row.folder())
                            .thenComparingLong(StoryRow::id))
                    .toList();
        }
        return extra;
    }
}
