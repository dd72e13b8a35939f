package dev.sbsync.transport;

import dev.sbsync.transport.error.TransportException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outcome of a call. Switch over the four cases instead of parsing messages. */
public sealed interface TransportOutcome {

    /** Returns the counts of the call. */
    CallCounts counts();

    /**
     * The server handled the request: any status except 429 and 5xx, with a usable body.
     *
     * @param maybeAppliedBefore whether an earlier attempt of this write may have been applied; an error status may
     *     then be a consequence of that attempt
     */
    record Answered(TransportResponse response, boolean maybeAppliedBefore, CallCounts counts)
            implements TransportOutcome {

        /** Creates the outcome of a call whose earlier attempts were not applied. */
        public Answered(TransportResponse response, CallCounts counts) {
            this(response, false, counts);
        }
    }

    /** No usable response. The three cases differ in the effect on the server. */
    sealed interface Failed extends TransportOutcome {

        /** Returns the failure of the last attempt, without secrets. */
        TransportException failure();

        /** Returns the last response, if one arrived. */
        Optional<TransportResponse> lastResponse();

        /** Returns the delay before the call is made again; empty if that would not help or is not safe. */
        default Optional<Duration> retryAfter() {
            return failure().retryAfter();
        }
    }

    /** Nothing reached the server. */
    record NotSent(TransportException failure, CallCounts counts) implements Failed {
        @Override
        public Optional<TransportResponse> lastResponse() {
            return Optional.empty();
        }
    }

    /** The server throttled the request (429), which was not applied. */
    record Rejected(TransportException failure, TransportResponse response, CallCounts counts) implements Failed {
        @Override
        public Optional<TransportResponse> lastResponse() {
            return Optional.of(response);
        }
    }

    /**
     * The request was sent, and it is unknown whether it was applied: a 5xx, a missing or incomplete response, or an
     * unusable body. After a write, look up the outcome before retrying.
     */
    record Ambiguous(TransportException failure, @Nullable TransportResponse response, CallCounts counts)
            implements Failed {
        @Override
        public Optional<TransportResponse> lastResponse() {
            return Optional.ofNullable(response);
        }
    }
}
