package dev.sbsync.core.internal.kind.story;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.internal.kind.story.content.ComparedLayers;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.content.StorySource;
import dev.sbsync.core.internal.kind.story.content.SyncHash;
import dev.sbsync.core.internal.kind.story.content.SyncMode;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.transport.error.TransportException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one planned story on both sides and compares it as a run would. Has no result where a run may find something
 * else: if a side cannot be read in full or has changed since it was listed, or if the story references items that the
 * run is yet to create.
 *
 * @param source the stories of the source, with the target's identities
 * @param folders the folders of the plan
 */
record StoryComparison(StorySource source, SyncMode mode, FolderIds folders) {

    /**
     * What both sides are.
     *
     * @param differences the differences to write; empty if the story is equal
     * @param inSync its new baseline, if it is equal
     */
    record Result(List<Difference> differences, @Nullable Baseline inSync) {}

    /**
     * Compares an item that has a match. Blocks.
     *
     * @param then its baseline, if it is valid
     * @param room the limit of what its reads hold
     */
    Optional<Result> of(
            PlannedItem item, Optional<Baseline> then, ContentRoom room, StoryOperations from, StoryOperations to) {
        try {
            return compared(item, then, room, from, to);
        } catch (NotFoundException | ForbiddenException | InvalidException refused) {
            return Optional.empty(); // reported when the item runs
        } catch (TransportException failure) {
            if (Problems.tooLarge(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private Optional<Result> compared(
            PlannedItem item, Optional<Baseline> then, ContentRoom room, StoryOperations from, StoryOperations to) {
        StoryRow row = StoryRow.source(item);
        StoryRow match = Objects.requireNonNull(StoryRow.match(item));
        Optional<StoryLayers> read = source.readUninterrupted(row, mode.publish(), from);
        if (read.isEmpty() || !comparable(row, read.get())) {
            return Optional.empty();
        }
        StoryLayers here = read.get();
        room.holds(here);
        Optional<Baseline> known = then.filter(baseline -> !baseline.target().moved(match.markers()));
        Optional<Result> unchanged = known.filter(
                        baseline -> SyncHash.ofSource(here, mode).equals(baseline.sourceHash()))
                .map(baseline -> new Result(List.of(), baseline.with(here.markers(), baseline.target())));
        if (unchanged.isPresent() && item.differences().isEmpty()) {
            return unchanged;
        }
        Story draft = to.get(match.id());
        StoryLayers there = new LayerReader(to).layers(draft, mode.mirrors() && here.published() != null);
        if (there.publishedProblem() != null || match.markers().moved(there.markers())) {
            return Optional.empty();
        }
        return Optional.of(
                compared(item, here, there, known.map(Baseline::unresolved).orElse(List.of())));
    }

    private static boolean comparable(StoryRow row, StoryLayers here) {
        return here.unreadable().isEmpty()
                && !row.markers().moved(here.markers())
                && here.references().pending().isEmpty();
    }

    private Result compared(PlannedItem item, StoryLayers here, StoryLayers there, List<Unresolved> unresolved) {
        ComparedLayers layers = ComparedLayers.of(here, folders.of(item), item.folderPath(), there, mode);
        List<Difference> open = Unresolved.open(layers.differences(), unresolved, layers.source(), layers.target());
        return new Result(open, open.isEmpty() ? inSync(item, here, there, unresolved) : null);
    }

    private Baseline inSync(PlannedItem item, StoryLayers here, StoryLayers there, List<Unresolved> unresolved) {
        boolean layersCompared = !here.publishedLayerMissing();
        return new Baseline(
                item.key(),
                there.draft().id(),
                here.markers(),
                there.markers(),
                SyncHash.ofSource(here, mode),
                SyncHash.ofTarget(there, mode, layersCompared),
                Fingerprint.VERSION,
                source.conditions(mode),
                layersCompared,
                unresolved,
                here.notMirrored(mode.publish(), source.languages()),
                here.references().mapped());
    }
}
