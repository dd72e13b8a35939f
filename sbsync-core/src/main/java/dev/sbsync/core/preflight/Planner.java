package dev.sbsync.core.preflight;

import dev.sbsync.core.equality.ComparedStory;
import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.NotCopied;
import dev.sbsync.core.scan.SpaceLanguages;
import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.core.scan.SpaceScan;
import dev.sbsync.core.scan.SpaceSettings;
import dev.sbsync.core.scan.StoryRow;
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
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan from two scans. Pure and deterministic; one instance makes one plan. It asks scans only for what it
 * needs, so that a scan of a part of a space can tell what it lacks.
 */
public final class Planner {

    private final SpaceScan source;
    private final SpaceScan target;
    private final PlanOptions options;
    private final Memory memory;
    private final List<StoryRow> rows;
    private final Matching matching;
    private final Map<Long, PlannedItem> items = new LinkedHashMap<>();
    private final Map<Long, ParentFolder> places = new HashMap<>();
    private final Map<Long, String> paths = new HashMap<>();
    private final Map<String, String> folders = new HashMap<>();
    private @Nullable List<StoryRow> extra;

    private Planner(SpaceScan source, SpaceScan target, PlanOptions options, Memory memory) {
        this.source = source;
        this.target = target;
        this.options = options;
        this.memory = memory;
        this.rows = selectedWithAncestors();
        this.matching = Matching.of(rows, source, target, memory);
    }

    /** Returns what has to happen for the selected items to be in the target as they are in the source. */
    public static SyncPlan plan(PlanSide source, PlanSide target, PlanOptions options, Memory memory) {
        Planner planner = new Planner(source.scan(), target.scan(), options, memory);
        List<PlannedItem> items = planner.items().stream()
                .map(item -> item.warned(SpaceWarnings.ofItem(item, memory)))
                .toList();
        return new SyncPlan(
                source.ref(),
                target.ref(),
                items,
                planner.extra(),
                options.publish(),
                SpaceLanguages.of(source.settings(), target.settings()),
                SpaceWarnings.ofPlan(source, target, items));
    }

    /** Returns the plan of spaces that were never brought in sync, as far as is known. */
    public static SyncPlan plan(PlanSide source, PlanSide target, PlanOptions options) {
        return plan(source, target, options, Memory.NONE);
    }

    /** Returns the plan that mirrors published layers, between spaces of which nothing but their rows is known. */
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
        Circles circles = new Circles(target, matching, items);
        items.replaceAll((id, item) -> circles.endsWithinItself(item) ? item.asConflict(Circles.problem(item)) : item);
        Map<Long, Long> occupants = occupants();
        reorder();
        regroup();
        List<PlannedItem> ordered = PlanOrder.of(List.copyOf(items.values()), occupants, givers());
        Set<Long> moving = moving(ordered);
        MovedAlong along = new MovedAlong(target, this::matchesSelected, there -> moving.contains(there.id()));
        return ordered.stream().map(item -> item.warned(along.warningsOf(item))).toList();
    }

    /** Lets siblings stand in the source's order; what is not to be written keeps its place and does not count. */
    private void reorder() {
        Map<Long, List<SiblingOrder.Sibling>> folders = new HashMap<>();
        for (PlannedItem item : items.values()) {
            if (item.operation() != Operation.NONE && item.operation() != Operation.CONFLICT) {
                StoryRow match = item.match();
                boolean moves = match == null || item.changes().contains(Change.MOVE);
                folders.computeIfAbsent(item.source().parentId(), id -> new ArrayList<>())
                        .add(new SiblingOrder.Sibling(
                                item.source().id(),
                                item.source().position(),
                                moves || match == null ? null : (Long) match.position()));
            }
        }
        folders.values().forEach(siblings -> SiblingOrder.positions(siblings).forEach(this::reorder));
    }

    /**
     * A position that the target did not take is not written again while both sides are as they were, whichever number
     * the order of its siblings asks for now.
     */
    private void reorder(long id, long position) {
        PlannedItem item = Objects.requireNonNull(items.get(id));
        StoryRow match = item.match();
        if (match == null || !refused(item, match, Difference.POSITION, Long.toString(match.position()))) {
            items.put(id, item.reordered(position));
        }
    }

    /** Links alternates as in the source: only what is selected, and what the target alone has there, counts. */
    private void regroup() {
        Alternates.regrouped(items.values(), extra()).forEach(this::regroup);
    }

    private void regroup(long id, String group) {
        PlannedItem item = Objects.requireNonNull(items.get(id));
        StoryRow match = item.match();
        String has = match == null ? null : match.groupId();
        if (match == null || has == null || !refused(item, match, Difference.GROUP, has)) {
            items.put(id, item.regrouped(group));
        }
    }

    /** Returns whether both sides are as they were when the target did not take another value than this one. */
    private boolean refused(PlannedItem item, StoryRow match, String field, String has) {
        return memory.of(item.source(), match) == Standing.IN_SYNC
                && memory.unresolved(item.source()).stream()
                        .anyMatch(one -> one.field().equals(field) && one.kept(ComparedStory.NOTHING.with(field, has)));
    }

    /** The target's items that get a place of their own, by id: what waits for a conflict stays where it is. */
    private static Set<Long> moving(List<PlannedItem> ordered) {
        Set<Long> moving = new HashSet<>();
        Set<Long> stuck = new HashSet<>();
        for (PlannedItem item : ordered) {
            StoryRow match = item.match();
            if (item.operation() == Operation.CONFLICT || item.after().stream().anyMatch(stuck::contains)) {
                stuck.add(item.source().id());
            } else if (match != null && changesPlace(item)) {
                moving.add(match.id());
            }
        }
        return moving;
    }

    /** The selected rows and the folders above them, parents first. */
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

    /** Returns what is to happen with a row, or null for an ancestor that is there already. */
    private @Nullable PlannedItem item(StoryRow row) {
        boolean added = !options.selection().includes(row);
        StoryRow match = matching.targetOf(row).orElse(null);
        if (added && match != null && memory.of(row, match) != Standing.OURS) {
            put(row, match, left(match));
            return null;
        }
        Problem misplaced =
                matching.conflictOf(row).or(() -> missingParent(row)).orElse(null);
        ParentFolder place = misplaced == null ? placeOf(row) : ParentFolder.ROOT;
        PlannedItem folder = misplaced == null ? items.get(row.parentId()) : null;
        Decision decision = folder != null && leftDeleted(folder)
                ? Decision.inDeletedFolder(folder.source().path())
                : Decision.of(row, match, place, added, options, memory);
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
                place.parent() instanceof TargetParent.Planned planned && !stays
                        ? List.of(planned.sourceId())
                        : List.of(),
                null,
                decision.needsHistory(),
                added,
                decision.warnings(),
                null);
        return conflict == null ? item : item.asConflict(conflict);
    }

    /** Where the target spells a slug in its own way, what lies in the item lies at the target's path. */
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

    /** Returns the path of what stays in its folder in the target, which may itself move, or lie in one that does. */
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

    /** Folders come first, so one that was not looked at yet lies in what lies in it. */
    private Optional<Problem> missingParent(StoryRow row) {
        if (row.parentId() == 0 || paths.containsKey(row.parentId())) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                OutcomeCode.PARENT_MISSING,
                source.withId(row.parentId()).isEmpty()
                        ? "its folder (id " + row.parentId() + ") is not listed in the source"
                        : "the source lists its folder (id " + row.parentId() + ") as lying within it"));
    }

    /** What is to be written, and may not be viewed, fails without being read. */
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
            return new ParentFolder(new TargetParent.Planned(folder.id()), id, path);
        }
        return new ParentFolder(new TargetParent.Existing(Objects.requireNonNull(id)), id, path);
    }

    /**
     * Finds which item has to leave the place of which other. Where what is there stays, the other is a conflict, and
     * so is what waits for that one to leave.
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
                stuck.add(behind.asConflict(placeTaken(Objects.requireNonNull(conflict.match()))));
            }
        }
        return occupants;
    }

    /**
     * Finds which items give up what others take, though the API may let both have it: the flag of a folder's start
     * page, and a slug among stories and folders together.
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
        StoryRow match = item.match();
        boolean has = match != null && folder != null && match.startpage() && match.parentId() == folder;
        if (folder == null || has || !item.source().startpage() || !writes(item)) {
            return Optional.empty();
        }
        return target.startpageOf(folder)
                .flatMap(this::plannedFor)
                .filter(other -> writes(other)
                        && (!other.source().startpage() || other.changes().contains(Change.MOVE)));
    }

    private Optional<PlannedItem> otherKindBefore(PlannedItem item) {
        Long folder = Objects.requireNonNull(places.get(item.source().id())).folderId();
        if (folder == null || !writes(item) || (item.match() != null && !changesPlace(item))) {
            return Optional.empty();
        }
        return target.inFolder(folder, item.source().slug(), !item.source().folder())
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
                        ? "; it is skipped, place included"
                        : "; it is the copy of '" + planned.source().path() + "', which cannot move away")
                .or(() -> source.withUuid(occupant.uuid())
                        .map(row -> "; it is the copy of '" + row.path() + "', which is not selected"))
                .orElse("");
        return new Problem(
                OutcomeCode.PATH_TAKEN,
                "another " + occupant.kind() + " of the target is at '" + occupant.path() + "' (id " + occupant.id()
                        + ", uuid " + occupant.uuid() + ")" + why);
    }

    /** Returns the target's item that now has this item's slug in its folder and is not its match. */
    private Optional<StoryRow> occupantOf(PlannedItem item) {
        StoryRow row = item.source();
        StoryRow match = item.match();
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

    /** Finds what the target alone has within the selection. */
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
