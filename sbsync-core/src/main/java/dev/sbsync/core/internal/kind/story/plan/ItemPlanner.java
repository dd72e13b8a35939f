package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.NotCopied;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.TargetParent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans the items of one plan one by one, parents first: the folder in the target, the operation and its reasons. */
final class ItemPlanner {

    private final SpaceScan source;
    private final Matching matching;
    private final PlanOptions options;
    private final SyncHistory history;
    private final Map<Long, PlannedItem> items = new LinkedHashMap<>();
    private final Map<Long, String> paths = new HashMap<>();
    private final Map<String, String> folders = new HashMap<>();

    ItemPlanner(SpaceScan source, Matching matching, PlanOptions options, SyncHistory history) {
        this.source = source;
        this.matching = matching;
        this.options = options;
        this.history = history;
    }

    /** Returns the planned items by source id, in the order of their rows, which have parents first. */
    Map<Long, PlannedItem> plan(List<StoryRow> rows) {
        for (StoryRow row : rows) {
            PlannedItem item = plan(row);
            if (item != null) {
                items.put(row.id(), item);
            }
        }
        return items;
    }

    /** Returns the planned item of a row, or null for an ancestor that already exists. */
    private @Nullable PlannedItem plan(StoryRow row) {
        boolean added = !options.selection().includes(row);
        StoryRow match = matching.targetOf(row).orElse(null);
        if (added && match != null && history.of(row, match) != DriftStatus.OURS) {
            put(row, match, left(match));
            return null;
        }
        Problem misplaced =
                matching.conflictOf(row).or(() -> missingParent(row)).orElse(null);
        ParentFolder place = misplaced == null ? placeOf(row) : ParentFolder.ROOT;
        Decider.Decision decision = decision(row, match, place, added);
        Problem conflict = misplaced == null ? hidden(row, decision).orElse(null) : misplaced;
        boolean stays = decision.operation() == Operation.NONE || conflict != null;
        put(row, match, match != null && stays ? left(match) : pathOf(row, match, decision));
        PlannedItem item = planned(row, match, place, decision, added);
        return conflict == null ? item : item.asConflict(conflict);
    }

    private static PlannedItem planned(
            StoryRow row, @Nullable StoryRow match, ParentFolder place, Decider.Decision decision, boolean added) {
        boolean waits = decision.operation() != Operation.NONE;
        return new PlannedItem(
                row,
                match,
                decision.operation(),
                decision.changes(),
                decision.why(),
                Placement.of(place.parent(), place.folderPath()),
                waits && place.parent() instanceof TargetParent.Planned folder ? List.of(folder.key()) : List.of(),
                null,
                ItemCost.of(decision.needsHistory()),
                added,
                decision.warnings(),
                null);
    }

    private Decider.Decision decision(StoryRow row, @Nullable StoryRow match, ParentFolder place, boolean added) {
        PlannedItem folder = place.parent() instanceof TargetParent.Planned ? items.get(row.parentId()) : null;
        if (folder != null && folder.operation() == Operation.NONE && folder.match() == null) {
            String path = folder.source().path();
            return folder.why().include(Reason.DECIDED)
                    ? Decider.inSkippedFolder(path, options.skips(row.key()))
                    : Decider.inDeletedFolder(path);
        }
        Decider decider = new Decider(row, options.of(row.key()), history);
        return match == null ? decider.withoutMatch(added) : decider.withMatch(match, place);
    }

    /** Returns an item's path; if the target normalizes the slug, children have the target's path. */
    private String pathOf(StoryRow row, @Nullable StoryRow match, Decider.Decision decision) {
        boolean renamed = decision.changes().contains(Change.RENAME);
        StoryRow named = match == null || renamed || match.slug().equals(row.slug()) ? row : match;
        return named.placeIn(paths.getOrDefault(row.parentId(), ""));
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
    private static Optional<Problem> hidden(StoryRow row, Decider.Decision decision) {
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
        TargetParent parent = items.containsKey(folder.id())
                ? new TargetParent.Planned(folder.key())
                : new TargetParent.Existing(Objects.requireNonNull(id));
        return new ParentFolder(parent, id, path);
    }
}
