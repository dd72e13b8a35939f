package dev.sbsync.cli.panel;

import dev.sbsync.core.stats.RemainingTime;
import java.util.List;
import java.util.Optional;

/**
 * The recent pace of a run, with an estimate of the remaining time.
 *
 * @param items finished items
 * @param requests requests of both sides
 * @param limit the rate limit of both sides together, in requests per second
 * @param remaining the estimated remaining time, if known
 */
record Pace(Flow items, Flow requests, double limit, Optional<RemainingTime.Estimate> remaining) {

    /**
     * Events over time.
     *
     * @param perSecond the recent rate per second
     * @param history the count of each of the last seconds, oldest first
     */
    record Flow(double perSecond, List<Long> history) {
        Flow {
            history = List.copyOf(history);
        }
    }
}
