package dev.sbsync.transport.http;

import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits for the {@code retryAfter} of failed calls and makes them again. Does not retry writes that may have been
 * applied, and does not wait for pauses that exceed {@code RetryConfig.retryAfterMax}. Thread-safe.
 */
public final class PatientTransport implements Transport {

    private final Transport transport;
    private final TimeSource time;
    private final Duration longest;
    private final InterruptibleWait waits;

    /**
     * Creates a transport that waits up to {@code longest} in total for each request. An interrupt ends a wait, and so
     * does {@link #close}, which also closes {@code transport}.
     */
    public PatientTransport(Transport transport, TimeSource time, Duration longest) {
        this.transport = transport;
        this.time = time;
        this.longest = longest;
        this.waits = new InterruptibleWait(time);
    }

    @Override
    public TransportOutcome execute(TransportRequest request) {
        long start = time.nanos();
        CallCounts before = CallCounts.NONE;
        while (true) {
            TransportOutcome outcome = transport.execute(request);
            Optional<Duration> delay = delayAfter(request, outcome);
            boolean tooLong = delay.isPresent()
                    && Duration.ofNanos(time.nanos() - start).plus(delay.get()).compareTo(longest) > 0;
            if (delay.isEmpty() || tooLong) {
                return addCounts(outcome, before);
            }
            before = before.plus(outcome.counts());
            sleep(delay.get());
        }
    }

    @Override
    public Optional<RateLimiter> rateLimiter() {
        return transport.rateLimiter();
    }

    @Override
    public TransportStats stats() {
        return transport.stats();
    }

    @Override
    public void close() {
        transport.close();
        waits.close();
    }

    private static Optional<Duration> delayAfter(TransportRequest request, TransportOutcome outcome) {
        boolean unknownOutcome = outcome instanceof TransportOutcome.Ambiguous && request.write();
        boolean waits = outcome instanceof TransportOutcome.Failed failed
                && !unknownOutcome
                && failed.failure().kind() != Kind.PAUSE_REQUESTED;
        return waits ? ((TransportOutcome.Failed) outcome).retryAfter() : Optional.empty();
    }

    /** Waits. After an interrupt or {@link #close}, the transport ends the next call without sending it. */
    private void sleep(Duration delay) {
        try {
            waits.sleep(delay);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static TransportOutcome addCounts(TransportOutcome outcome, CallCounts before) {
        CallCounts counts = before.plus(outcome.counts());
        if (outcome instanceof TransportOutcome.Answered answered) {
            return new TransportOutcome.Answered(answered.response(), answered.maybeAppliedBefore(), counts);
        }
        if (outcome instanceof TransportOutcome.NotSent failed) {
            return new TransportOutcome.NotSent(failed.failure(), counts);
        }
        if (outcome instanceof TransportOutcome.Rejected failed) {
            return new TransportOutcome.Rejected(failed.failure(), failed.response(), counts);
        }
        TransportOutcome.Ambiguous failed = (TransportOutcome.Ambiguous) outcome;
        return new TransportOutcome.Ambiguous(failed.failure(), failed.response(), counts);
    }
}
