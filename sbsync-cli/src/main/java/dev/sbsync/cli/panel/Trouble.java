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
                run.source().stats().throttled() + run.target().stats().throttled(),
                run.source().stats().retries() + run.target().stats().retries(),
                worse(run.source().stats().circuit(), run.target().stats().circuit()));
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
