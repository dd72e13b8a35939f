package dev.sbsync.cli.panel;

import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.transport.breaker.GateState;

/**
 * What the server and the network cost a run, on both sides together.
 *
 * @param throttled answers with status 429
 * @param retries requests that were repeated
 * @param gate whether requests pass, on the side where fewer do
 */
record Trouble(long throttled, long retries, GateState gate) {

    static Trouble of(RunSnapshot run) {
        return new Trouble(
                run.sourceStats().throttled() + run.targetStats().throttled(),
                run.sourceStats().retries() + run.targetStats().retries(),
                worse(run.sourceStats().gate(), run.targetStats().gate()));
    }

    /** Returns whether there is anything to say. */
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
