package dev.sbsync.transport;

import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.ratelimit.Permit;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.retry.RetryDecision;
import dev.sbsync.transport.retry.RetryPolicy;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one call: permit, exchange, what it means, what to do, wait; and again. The only place of the transport
 * that waits between attempts. Thread-safe.
 */
final class CallLoop {

    private static final Logger log = LoggerFactory.getLogger(HttpTransport.class);

    /** A longer wait is the caller's: it has better use for its thread. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Exchange exchange;
    private final Pacing pacing;
    private final RetryPolicy policy;
    private final Duration attemptTimeout;
    private final TimeSource time;
    private final RandomGenerator random;
    private final StatsRecorder stats;
    private volatile boolean closed;

    CallLoop(
            Exchange exchange,
            Pacing pacing,
            RetryConfig retry,
            Duration attemptTimeout,
            TimeSource time,
            RandomGenerator random,
            StatsRecorder stats) {
        this.exchange = exchange;
        this.pacing = pacing;
        this.policy = new RetryPolicy(retry);
        this.attemptTimeout = attemptTimeout;
        this.time = time;
        this.random = random;
        this.stats = stats;
    }

    TransportOutcome call(TransportRequest request) {
        CallHistory history = new CallHistory(request);
        try {
            while (true) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                Permit permit = pacing.permitFor(request);
                stats.paced(permit.waited());
                if (closed) {
                    permit.giveBack();
                    return history.ended(Kind.CLOSED, "the transport was closed");
                }
                Attempt attempt = attempt(request, permit, history);
                if (attempt instanceof Attempt.Answer answer) {
                    return history.answered(answer.response());
                }
                Attempt.Failure failure = (Attempt.Failure) attempt;
                Duration delay = delayAfter(failure, history);
                if (delay == null || delay.compareTo(LONGEST_WAIT) > 0) {
                    return history.failed(failure, delay);
                }
                log.debug(
                        "Repeating {} [attempt={} delay={}]: {}",
                        request,
                        history.attempts() + 1,
                        delay,
                        failure.problem());
                backOff(delay, history);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return history.ended(Kind.INTERRUPTED, "interrupted");
        }
    }

    void close() {
        closed = true;
    }

    private Attempt attempt(TransportRequest request, Permit permit, CallHistory history) {
        ExchangeResult result = exchange.send(request, attemptTimeout);
        Attempt attempt = Attempt.of(request, result, time.wallTime());
        history.add(attempt);
        stats.attempted(request, history.attempts(), result);
        pacing.learnFrom(attempt, permit);
        return attempt;
    }

    private @Nullable Duration delayAfter(Attempt.Failure failure, CallHistory history) {
        RetryDecision decision = policy.decide(history.toDecideOn(failure), random);
        return decision instanceof RetryDecision.RetryAfter again ? again.delay() : null;
    }

    private void backOff(Duration delay, CallHistory history) throws InterruptedException {
        long start = time.nanos();
        try {
            time.sleep(delay);
        } finally {
            Duration slept = Duration.ofNanos(time.nanos() - start);
            history.backedOff(slept);
            stats.backedOff(slept);
        }
    }
}
