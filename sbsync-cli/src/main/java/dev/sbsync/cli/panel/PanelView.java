package dev.sbsync.cli.panel;

import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.core.stats.RemainingTime;
import dev.sbsync.transport.breaker.GateState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that a frame shows of a run, as of one moment.
 *
 * @param source the space that is read
 * @param target the space that is written
 * @param phase what the run does
 * @param elapsed how long it has run
 * @param ended items that have ended
 * @param total items of the plan
 * @param counts the ended items by what became of them
 * @param remaining how long the rest may take, where that can be said
 * @param requests requests of both sides
 * @param items items that end
 * @param limit requests a second that may leave
 * @param workers who works
 * @param trouble what the server and the network cost
 * @param inFlight items in the hands of workers, the longest first
 * @param problems the last failures and warnings, the latest first
 * @param help whether the keys are explained
 */
record PanelView(
        SpaceRef source,
        SpaceRef target,
        Phase phase,
        Duration elapsed,
        long ended,
        long total,
        Counts counts,
        Optional<RemainingTime.Estimate> remaining,
        Flow requests,
        Flow items,
        double limit,
        Workers workers,
        Trouble trouble,
        List<InFlight> inFlight,
        List<Trip> problems,
        boolean help) {

    PanelView {
        inFlight = List.copyOf(inFlight);
        problems = List.copyOf(problems);
    }

    /** What a run does. */
    enum Phase {
        RUNNING,
        PAUSED,
        /** What is under way is finished, nothing new starts. */
        STOPPING
    }

    /** Ended items by what became of them, and their warnings. */
    record Counts(
            long created,
            long updated,
            long unchanged,
            long skipped,
            long failed,
            long blocked,
            long cancelled,
            long warnings) {}

    /**
     * Events over time.
     *
     * @param perSecond how many came per second lately
     * @param history how many came in each of the last seconds, oldest first
     */
    record Flow(double perSecond, List<Long> history) {
        Flow {
            history = List.copyOf(history);
        }
    }

    /**
     * Workers.
     *
     * @param active those that have an item
     * @param allowed those that may have one, as errors have it
     * @param most the most that there may be
     */
    record Workers(int active, int allowed, int most) {}

    /**
     * Requests that did not go well.
     *
     * @param throttled answers with status 429
     * @param retries requests that were repeated
     * @param gate whether requests pass, the worse of both sides
     */
    record Trouble(long throttled, long retries, GateState gate) {}

    /**
     * An item in the hands of a worker.
     *
     * @param doing a word for what becomes of it, such as {@code create}
     * @param path its full slug
     * @param since how long it has been there
     */
    record InFlight(String doing, String path, Duration since) {}

    /**
     * A failure or a warning.
     *
     * @param failure whether the item failed by it
     * @param path the item's full slug
     * @param message what is wrong, and the code
     */
    record Trip(boolean failure, String path, String message) {}
}
