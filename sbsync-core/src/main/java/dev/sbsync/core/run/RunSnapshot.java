package dev.sbsync.core.run;

import dev.sbsync.client.AssetTraffic;
import dev.sbsync.client.AssetTransfers;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.ratelimit.RateLimit;
import java.time.Duration;
import java.util.List;

/**
 * A snapshot of a run. Immutable; its size does not depend on the size of the plan. The ended items, the waiting, ready
 * and parked ones of the backlog, and the items in flight add up to the total.
 *
 * @param runId the run id, as in the report
 * @param elapsed the time since this attempt started, on the monotonic clock; fixed once it has ended
 * @param phase the phase of the run
 * @param total the number of items of the plan, and of items submitted later
 * @param counts the number of ended items by outcome
 * @param warnings the number of warnings of ended items
 * @param workers the active workers, their current limit and its bounds
 * @param backlog the items that are neither ended nor in flight, and the remaining requests
 * @param inFlight the in-flight items, longest first
 * @param lastProblems the latest items that failed, were blocked or have a warning, newest last
 * @param source the source's side
 * @param target the target's side
 */
public record RunSnapshot(
        String runId,
        Duration elapsed,
        RunPhase phase,
        int total,
        OutcomeCounts counts,
        int warnings,
        WorkerCounts workers,
        Backlog backlog,
        List<InFlight> inFlight,
        List<ItemResult> lastProblems,
        Side source,
        Side target) {

    /** The maximum number of latest problems. */
    public static final int MOST_PROBLEMS = 20;

    /** Copies the lists. */
    public RunSnapshot {
        inFlight = List.copyOf(inFlight);
        lastProblems = List.copyOf(lastProblems);
    }

    /**
     * What a run has still to do.
     *
     * @param waiting the number of items that wait for others to be confirmed
     * @param ready the number of items that wait only for a worker
     * @param parked the number of items that are retried later, or await confirmation
     * @param unconfirmed the number of items that are written but end only once a list confirms them. A list is read
     *     for every 100 of them, and for the rest at the end.
     * @param requests the estimated number of remaining requests
     */
    public record Backlog(int waiting, int ready, int parked, int unconfirmed, long requests) {}

    /**
     * One side of a run.
     *
     * @param space the space
     * @param stats the client's statistics since this attempt started
     * @param limit the rate limit in force
     * @param files the files that the client has transferred since this attempt started
     * @param transfers the files that the client is transferring. If both sides have the same client, the source's side
     *     alone has files and transfers.
     */
    public record Side(
            SpaceRef space, TransportStats stats, RateLimit limit, AssetTraffic files, AssetTransfers transfers) {}

    /**
     * The files of assets that a run has transferred since this attempt started, on both sides.
     *
     * @param downloads files that were downloaded
     * @param downloadedBytes bytes that were read of them
     * @param uploads files that were uploaded
     * @param uploadedBytes the sum of their lengths
     * @param running running downloads and uploads
     */
    public record Files(long downloads, long downloadedBytes, long uploads, long uploadedBytes, int running) {

        /** Returns whether no file was or is being transferred. */
        public boolean none() {
            return downloads == 0 && uploads == 0 && running == 0;
        }
    }

    /** Returns the files that the run has transferred. */
    public Files files() {
        AssetTraffic all = source.files.plus(target.files);
        int running = source.transfers.downloads()
                + source.transfers.uploads()
                + target.transfers.downloads()
                + target.transfers.uploads();
        return new Files(all.downloads(), all.downloadedBytes(), all.uploads(), all.uploadedBytes(), running);
    }

    /** Returns the number of done items: ended, or written and awaiting confirmation. */
    public int done() {
        return counts.ended() + backlog.unconfirmed();
    }
}
