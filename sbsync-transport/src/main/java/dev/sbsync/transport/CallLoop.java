package dev.sbsync.transport;

import dev.sbsync.transport.breaker.BreakerGate;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.ratelimit.Permit;
import dev.sbsync.transport.retry.AttemptFailure;
import dev.sbsync.transport.retry.AttemptFailure.Reason;
import dev.sbsync.transport.retry.RetryBudget;
import dev.sbsync.transport.retry.RetryDecision;
import dev.sbsync.transport.retry.RetryPolicy;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one call: gate, permit, exchange, what it means, what to do, wait; and again. The only place of the
 * transport that waits between attempts. Thread-safe.
 */
final class CallLoop {

    private static final Logger log = LoggerFactory.getLogger(HttpTransport.class);

    /** A longer wait is the caller's: it has better use for its thread. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final RetryPolicy policy;
    private final RetryBudget retryBudget = new RetryBudget();
    private final BreakerGate gate;
    private final Pacing pacing;
    private final OneAttempt attempts;
    private final TimeSource time;
    private final StatsRecorder stats;
    private final Waits waits = new Waits();

    CallLoop(
            RetryPolicy policy,
            BreakerGate gate,
            Pacing pacing,
            OneAttempt attempts,
            TimeSource time,
            StatsRecorder stats) {
        this.policy = policy;
        this.gate = gate;
        this.pacing = pacing;
        this.attempts = attempts;
        this.time = time;
        this.stats = stats;
    }

    /** Carries out a call that may take {@code budget} from its first attempt's start to its last one's end. */
    TransportOutcome call(TransportRequest request, Duration budget) {
        CallHistory history = new CallHistory(request, budget);
        RetryPolicy.Call retries = policy.newCall();
        try {
            while (true) {
                TransportOutcome outcome = attempt(request, history);
                if (outcome == null) {
                    outcome = afterFailure(request, history, retries);
                }
                if (outcome != null) {
                    return outcome;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return history.ended(Kind.INTERRUPTED, "interrupted");
        }
    }

    /** Ends the waits of all calls, and those of calls to come. */
    void close() {
        waits.close();
    }

    /** Makes one attempt; returns the outcome where it ends the call, or null where it failed. */
    private @Nullable TransportOutcome attempt(TransportRequest request, CallHistory history)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Duration frozen = pacing.frozenFor();
        if (frozen.compareTo(LONGEST_WAIT) > 0) {
            return refused(history, frozen);
        }
        try (BreakerGate.Pass pass = gate.tryEnter()) {
            if (pass == null) {
                return refused(history, gate.comeBackAfter());
            }
            Permit permit = permitFor(request);
            if (permit == null || waits.closed()) {
                return withoutPermit(permit, history);
            }
            if (!pass.valid()) {
                permit.giveBack();
                return refused(history, gate.comeBackAfter());
            }
            if (!history.hasTimeLeft(time.nanos())) {
                permit.giveBack();
                return history.handedBack(LONGEST_WAIT);
            }
            Attempt attempt = attempts.make(request, pass, permit, history);
            if (attempt instanceof Attempt.Answer answer) {
                retryBudget.succeeded();
                return history.answered(answer.response());
            }
            if (pacing.frozenFor().compareTo(LONGEST_WAIT) > 0) {
                waits.wake();
            }
            return null;
        }
    }

    /** Returns null where the transport was closed, or the budget frozen for long, before there was one. */
    private @Nullable Permit permitFor(TransportRequest request) throws InterruptedException {
        stats.waiting(1);
        long start = time.nanos();
        try {
            return waits.until(() -> pacing.permitFor(request));
        } finally {
            stats.waiting(-1);
            stats.paced(Duration.ofNanos(time.nanos() - start));
        }
    }

    private TransportOutcome withoutPermit(@Nullable Permit permit, CallHistory history) {
        if (permit != null) {
            permit.giveBack();
        }
        return waits.closed()
                ? history.ended(Kind.CLOSED, "the transport was closed")
                : refused(history, pacing.frozenFor());
    }

    private TransportOutcome refused(CallHistory history, Duration comeBackAfter) {
        stats.refused();
        return history.handedBack(comeBackAfter);
    }

    /** Decides on the failure that ended the last attempt, and waits; returns the outcome where the call ends with it. */
    private @Nullable TransportOutcome afterFailure(
            TransportRequest request, CallHistory history, RetryPolicy.Call retries) throws InterruptedException {
        Attempt.Failure failure = history.last();
        AttemptFailure toDecideOn = history.toDecideOn(failure);
        RetryDecision decision = retries.decide(toDecideOn);
        if (decision instanceof RetryDecision.GiveUp) {
            return history.failed(null);
        }
        boolean spends = failure.reason() != Reason.THROTTLED && failure.kind() != Kind.LOCAL;
        if (spends) {
            retryBudget.failed();
        }
        if (decision instanceof RetryDecision.ComeBackAfter later) {
            return history.failed(later.delay());
        }
        if (spends && retryBudget.empty()) {
            return history.failed(retries.pauseAfter(toDecideOn));
        }
        Duration delay = max(((RetryDecision.RetryAfter) decision).delay(), gate.shutFor());
        if (delay.compareTo(LONGEST_WAIT) > 0 || !history.hasTimeLeft(time.nanos() + delay.toNanos())) {
            return history.failed(delay);
        }
        log.debug("Repeating {} [attempt={} delay={}]: {}", request, history.attempts() + 1, delay, failure.problem());
        return backedOff(delay, history) ? null : history.ended(Kind.CLOSED, "the transport was closed");
    }

    private boolean backedOff(Duration delay, CallHistory history) throws InterruptedException {
        long start = time.nanos();
        try {
            return Boolean.TRUE.equals(waits.until(() -> {
                time.sleep(delay);
                return true;
            }));
        } finally {
            Duration slept = Duration.ofNanos(time.nanos() - start);
            history.backedOff(slept);
            stats.backedOff(slept);
        }
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
