package dev.sbsync.cli.panel;

import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.transport.breaker.GateState;

/**
 * Throttling, retries and breaker state of a run, for both sides together.
 *
 * @param throttled responses with status 429
 * @param retries retried requests
 * @param gate the breaker state of the worse side
 */
record Trouble(long throttled, long retries, GateState gate) {

    static Trouble of(RunSnapshot run) {
        return new Trouble(
                run.sourceStats().throttled() + run.targetStats().throttled(),
                run.sourceStats().retries() + run.targetStats().retries(),
                worse(run.sourceStats().gate(), run.targetStats().gate()));
    }

    /** Returns whether there is anything to show. */
    boolean any() {
        return throttled > 0 || retries > 0 || gate != GateState.CLOSED;
    }

    private static GateState worse(GateState one, GateState other) {
        if (one == GateState.OPEN || other == GateState.OPEN) {
            return GateState.OPEN;
        }
        return one == GateState.HALF_OPEN ? one : other;
    }
}
