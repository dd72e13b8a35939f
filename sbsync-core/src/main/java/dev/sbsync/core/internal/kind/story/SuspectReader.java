package dev.sbsync.core.internal.kind.story;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.core.internal.content.ContentBudget;
import dev.sbsync.core.internal.drift.Drift;
import dev.sbsync.core.internal.kind.story.content.ComparedLayers;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.content.StorySource;
import dev.sbsync.core.internal.kind.story.content.SyncHash;
import dev.sbsync.core.internal.kind.story.content.SyncMode;
import dev.sbsync.core.internal.kind.story.plan.DriftDetector;
import dev.sbsync.core.internal.kind.story.plan.DriftStatus;
import dev.sbsync.core.internal.kind.story.plan.Suspect;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.tasks.Workers;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.time.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads suspects of drift in the target, and those in the source that changed there too, and finds out whether the
 * target changed. Thread-safe; blocks.
 *
 * @param stories the stories of the source, with the target's identities
 * @param source returns what reads the source, with room for a body
 * @param target returns what reads the target
 */
record SuspectReader(
        StorySource stories,
        SyncMode mode,
        Function<BodyLimit, StoryOperations> source,
        Function<BodyLimit, StoryOperations> target) {

    /**
     * Reads the suspects of a plan. Returns whether there were any, so that the plan must be created again.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    boolean lookInto(DriftDetector drift, ContentBudget budget, Tasks tasks, int workers) throws InterruptedException {
        List<Suspect> suspects = drift.suspects();
        Workers.forEach(tasks, workers, "sbsync-drift", suspects.size(), i -> {
            Suspect suspect = suspects.get(i);
            drift.found(suspect, budget.within(room -> read(suspect, drift.conditions(), room)));
        });
        return !suspects.isEmpty();
    }

    /** A refused read is reported when the item runs; it does not affect the planning of other items. */
    private Suspect.Verdict read(Suspect suspect, Conditions conditions, BodyLimit room) {
        try {
            return verdict(suspect, conditions, source.apply(room), target.apply(room));
        } catch (NotFoundException | ForbiddenException | InvalidException refused) {
            return Suspect.Verdict.of(DriftStatus.UNKNOWN);
        } catch (TransportException failure) {
            if (Problems.tooLarge(failure)) {
                return Suspect.Verdict.of(DriftStatus.UNKNOWN);
            }
            throw failure;
        }
    }

    private Suspect.Verdict verdict(
            Suspect suspect, Conditions conditions, StoryOperations source, StoryOperations target) {
        Baseline then = suspect.then();
        boolean layers = mode.mirrors() && then.layersCompared();
        StoryLayers there =
                new LayerReader(target).layers(target.get(suspect.match().id()), layers);
        if (there.historyRefused()) {
            return Suspect.Verdict.of(DriftStatus.UNKNOWN);
        }
        String hash = SyncHash.ofTarget(there, mode, then.layersCompared());
        if (!suspect.targetPlaced() && hash.equals(then.targetHash())) {
            return Suspect.Verdict.unchanged(
                    suspect.sourceMoved() ? DriftStatus.SOURCE_MOVED : DriftStatus.IN_SYNC,
                    then.with(then.source(), StoryRow.of(there.draft()).markers()));
        }
        if (!suspect.targetPlaced()
                && SyncHash.ofTarget(there.settled(), mode, then.layersCompared())
                        .equals(then.targetHash())) {
            return Suspect.Verdict.of(DriftStatus.UNKNOWN); // comparing and writing it loses no changes
        }
        Optional<StoryLayers> here = stories.read(suspect.row(), source);
        if (here.isEmpty()) {
            return Suspect.Verdict.of(suspect.sourceMoved() ? DriftStatus.BOTH_CHANGED : DriftStatus.DRIFTED);
        }
        return targetChanged(suspect, conditions, here.get(), there, hash);
    }

    private Suspect.Verdict targetChanged(
            Suspect suspect, Conditions conditions, StoryLayers here, StoryLayers there, String hash) {
        Baseline then = suspect.then();
        List<Difference> differences = ComparedLayers.of(here, suspect.match().parentId(), "", there, mode)
                .toWrite();
        if (!suspect.targetPlaced()
                && suspect.sourceMoved()
                && differences.isEmpty()
                && here.publishedLayerMissing() != then.layersCompared()) {
            Markers now = StoryRow.of(there.draft()).markers();
            return Suspect.Verdict.unchanged(DriftStatus.IN_SYNC, inSync(suspect, conditions, here, now, hash));
        }
        boolean sourceChanged = !SyncHash.ofSource(here, mode).equals(then.sourceHash());
        return new Suspect.Verdict(
                suspect.sourceMoved() && sourceChanged ? DriftStatus.BOTH_CHANGED : DriftStatus.DRIFTED,
                null,
                differences,
                Drift.details(suspect.row(), suspect.match(), differences));
    }

    /** Returns the new baseline if both sides have the same change, which is not drift. */
    private Baseline inSync(Suspect suspect, Conditions conditions, StoryLayers here, Markers target, String hash) {
        return new Baseline(
                suspect.row().key(),
                suspect.match().id(),
                StoryRow.of(here.draft()).markers(),
                target,
                SyncHash.ofSource(here, mode),
                hash,
                Fingerprint.VERSION,
                conditions,
                !here.publishedLayerMissing(),
                List.of(),
                LeftOut.NOTHING,
                here.references().mapped());
    }
}
