package dev.sbsync.transport;

import dev.sbsync.transport.error.TransportException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known after an exchange. Callers switch over the four cases; nothing has to be read from messages. */
public sealed interface TransportOutcome {

    /** Returns what the call cost. */
    CallCounts counts();

    /**
     * The server handled the request and said how it went: any status but 429 and 5xx, with a usable body.
     *
     * @param maybeAppliedBefore whether an earlier attempt of a write may have been applied without saying so: a
     *     refusal then speaks of the last attempt alone, and what this call itself has changed may be the reason for it
     */
    record Answered(TransportResponse response, boolean maybeAppliedBefore, CallCounts counts)
            implements TransportOutcome {

        /** Makes the outcome of a call whose earlier attempts, if any, were surely not applied. */
        public Answered(TransportResponse response, CallCounts counts) {
            this(response, false, counts);
        }
    }

    /** No usable answer. The three cases differ in what is known of the effect on the server. */
    sealed interface Failed extends TransportOutcome {

        /** Returns why the last attempt failed, without any secret. */
        TransportException failure();

        /** Returns the last response, where one arrived. */
        Optional<TransportResponse> lastResponse();

        /**
         * Returns how long to wait before making the call again; empty if that would be of no use, or not safe without
         * looking first.
         */
        Optional<Duration> retryAfter();
    }

    /** Nothing reached the server: the connection was refused, or the call ended before it was sent. */
    record NotSent(TransportException failure, @Nullable Duration delay, CallCounts counts) implements Failed {
        @Override
        public Optional<TransportResponse> lastResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(delay);
        }
    }

    /** The server refused the request before handling it (429): surely not applied. */
    record Rejected(
            TransportException failure,
            TransportResponse response,
            @Nullable Duration delay,
            CallCounts counts) implements Failed {
        @Override
        public Optional<TransportResponse> lastResponse() {
            return Optional.of(response);
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(delay);
        }
    }

    /**
     * The request was sent, and whether it was applied is unknown: a 5xx, a broken or missing answer, an unusable body.
     * For a read that only means that there is no answer; for a write the caller has to look before it repeats.
     */
    record Ambiguous(
            TransportException failure,
            @Nullable TransportResponse response,
            @Nullable Duration delay,
            CallCounts counts)
            implements Failed {
        @Override
        public Optional<TransportResponse> lastResponse() {
            return Optional.ofNullable(response);
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(delay);
        }
    }
}
