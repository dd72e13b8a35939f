package dev.sbsync.cli.panel;

import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.transport.CircuitState;

/**
 * Throttling, retries and breaker state of a run, for both sides together.
 *
 * @param throttled responses with status 429
 * @param retries retried requests
 * @param circuit the breaker state of the worse side
 */
record Trouble(long throttled, long retries, CircuitState circuit) {

    static Trouble of(RunSnapshot run) {
        return new Trouble(
                run.sourceStats().throttled() + run.targetStats().throttled(),
                run.sourceStats().retries() + run.targetStats().retries(),
                worse(run.sourceStats().circuit(), run.targetStats().circuit()));
    }

    /** Returns whether there is anything to show. */
    boolean any() {
        return throttled > 0 || retries > 0 || circuit != CircuitState.CLOSED;
    }

    private static CircuitState worse(CircuitState one, CircuitState other) {
        if (one == CircuitState.OPEN || other == CircuitState.OPEN) {
            return CircuitState.OPEN;
        }
        return one == CircuitState.HALF_OPEN ? one : other;
    }
}
