package dev.sbsync.cli.panel;

import dev.sbsync.core.stats.RemainingTime;
import java.util.List;
import java.util.Optional;

/**
 * How fast a run has been lately, and what may be left.
 *
 * @param items items that ended
 * @param requests requests of both sides
 * @param limit requests a second that may leave on both sides together
 * @param remaining how long the rest may take, where that can be said
 */
record Pace(Flow items, Flow requests, double limit, Optional<RemainingTime.Estimate> remaining) {

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
}
