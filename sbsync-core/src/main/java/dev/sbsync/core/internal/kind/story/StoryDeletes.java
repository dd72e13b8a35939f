package dev.sbsync.core.internal.kind.story;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.IncompleteListException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.UnauthorizedException;
import dev.sbsync.core.internal.drift.Drift;
import dev.sbsync.core.internal.kind.DeleteCandidate;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.content.SyncHash;
import dev.sbsync.core.internal.kind.story.content.SyncMode;
import dev.sbsync.core.internal.kind.story.plan.PlanSide;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.kind.story.write.StoryDeleter;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stories and folders that may be deleted. Blocks where a story may have changed since it was synced; one
 * instance serves one plan.
 */
final class StoryDeletes {

    /** What a plan was made of. */
    record Sides(PlanSide source, PlanSide target, SyncMode mode, Conditions conditions) {}

    private final Sides sides;
    private final Map<ItemKey, List<Baseline>> baselines;
    private final Function<StoryRow, StoryLayers> reads;
    private final Set<String> uuids = new HashSet<>();
    private final Set<String> places = new HashSet<>();
    private final Map<Long, List<StoryRow>> inside;
    private final Map<ItemKey, PlannedItem> byMatch = new HashMap<>();

    /**
     * Creates a search.
     *
     * @param baselines those of earlier runs, by the keys of the target's items
     * @param reads reads the layers of an item of the target
     */
    StoryDeletes(
            SyncPlan plan, Sides sides, Map<ItemKey, List<Baseline>> baselines, Function<StoryRow, StoryLayers> reads) {
        this.sides = sides;
        this.baselines = baselines;
        this.reads = reads;
        sides.source().scan().rows().forEach(row -> {
            uuids.add(row.uuid());
            places.add(place(row));
        });
        this.inside = sides.target().scan().rows().stream().collect(Collectors.groupingBy(StoryRow::parentId));
        for (PlannedItem item : plan.items()) {
            Item match = item.match();
            if (match != null) {
                byMatch.put(match.key(), item);
            }
        }
    }

    private static String place(StoryRow row) {
        return row.path() + (row.folder() ? "/" : "");
    }

    List<DeleteCandidate> candidates(List<Item> extra) {
        List<DeleteCandidate> candidates = new ArrayList<>();
        for (Item item : extra) {
            if (item instanceof StoryRow row && !inSource(row)) {
                candidates.add(candidate(row));
            }
        }
        if (!candidates.isEmpty()) {
            requireComplete(sides.source(), "source");
            requireComplete(sides.target(), "target");
        }
        return candidates;
    }

    private boolean inSource(StoryRow row) {
        return uuids.contains(row.uuid())
                || places.contains(place(row))
                || synced(row).stream()
                        .anyMatch(then -> sides.source().scan().known(then.key().id()) != null);
    }

    private List<Baseline> synced(StoryRow row) {
        return baselines.getOrDefault(row.key(), List.of());
    }

    private DeleteCandidate candidate(StoryRow row) {
        Reason why = synced(row).isEmpty() ? Reason.NOT_IN_SOURCE : Reason.SOURCE_DELETED;
        return new DeleteCandidate(
                row,
                List.of(why.cause(), Reason.TRASH.cause()),
                drifted(row),
                row.folder() ? holds(row) : List.of(),
                Set.of(),
                StoryDeleter.requestsAtMost(row),
                stays -> List.of());
    }

    private @Nullable Problem drifted(StoryRow row) {
        boolean drifted =
                Drift.changedSince(synced(row), then -> !then.target().moved(row.markers()) || stored(row, then));
        return drifted ? Drift.changed(false, "").undeleted() : null;
    }

    /** Returns whether the target still has what it stored at the last sync, in the same folder. */
    private boolean stored(StoryRow row, Baseline then) {
        if (then.target().differs(StoryRow.PARENT, row.markers())
                || then.fingerprint() != Fingerprint.VERSION
                || !then.conditions().equals(sides.conditions())) {
            return false;
        }
        try {
            StoryLayers there = reads.apply(row);
            return !there.historyRefused()
                    && SyncHash.ofTarget(there, sides.mode(), then.layersCompared())
                            .equals(then.targetHash());
        } catch (NotFoundException gone) {
            return true;
        } catch (UnauthorizedException refused) {
            throw refused;
        } catch (ApiException notRead) {
            return false;
        }
    }

    /** Returns what is in a folder once the plan is written. */
    private List<Item> holds(StoryRow folder) {
        return inside.getOrDefault(folder.id(), List.of()).stream()
                .filter(row -> !leaves(row))
                .map(Item.class::cast)
                .toList();
    }

    private boolean leaves(StoryRow row) {
        PlannedItem item = byMatch.get(row.key());
        return item != null
                && item.operation() == Operation.UPDATE
                && item.changes().contains(Change.MOVE);
    }

    /** A token that may not see all stories, or a list that lags behind, must not look like deletions. */
    private static void requireComplete(PlanSide side, String which) {
        Long count = side.settings().storyCount();
        long listed = side.scan().rows().stream().filter(row -> !row.folder()).count();
        if (count != null && listed < count) {
            throw new IncompleteListException("The " + which + " " + side.ref() + " reports " + count
                    + " stories, but lists " + listed + ", so what is missing may only be hidden from the token, and"
                    + " nothing can be deleted; use a token that may read the whole space, try again later, or do not"
                    + " delete.");
        }
    }
}
