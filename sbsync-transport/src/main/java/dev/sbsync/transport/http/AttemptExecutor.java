package dev.sbsync.transport.http;

import dev.sbsync.transport.AttemptReport;
import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.RetryCause;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.internal.breaker.Breaker;
import dev.sbsync.transport.internal.retry.AttemptFailure.Reason;
import dev.sbsync.transport.ratelimit.Permit;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Makes one attempt and reports its result to the breaker, rate limiter, statistics and listener. Thread-safe. */
final class AttemptExecutor {

    private static final Logger log = TransportLog.LOG;

    private final Exchange exchange;
    private final Duration timeout;
    private final Pacing pacing;
    private final TimeSource time;
    private final StatsRecorder stats;
    private final TransportListener listener;

    AttemptExecutor(
            Exchange exchange,
            Duration timeout,
            Pacing pacing,
            TimeSource time,
            StatsRecorder stats,
            TransportListener listener) {
        this.exchange = exchange;
        this.timeout = timeout;
        this.pacing = pacing;
        this.time = time;
        this.stats = stats;
        this.listener = listener;
    }

    /** Sends a request that has a permission and a permit, and adds its result to the history. */
    AttemptResult make(TransportRequest request, Breaker.Permission permission, Permit permit, CallHistory history) {
        permission.sending();
        long start = time.nanos();
        RetryCause cause = history.retryCause();
        Duration longest = history.deadline(start, request.timeout().orElse(timeout));
        ExchangeResult result = limited(request, exchange.send(request, longest));
        Duration latency =
                result.sent() ? Duration.ofNanos(time.nanos() - start).minus(result.timeToSend()) : Duration.ZERO;
        AttemptResult attempt = AttemptResult.of(request, result, time.wallTime());
        if (attempt instanceof AttemptResult.Failure) {
            discardStream(result);
        }
        history.add(attempt);
        permission.report(attempt.verdict(), latency);
        pacing.learnFrom(attempt, permit);
        stats.attempted(request, result, latency);
        if (cause != null) {
            stats.retried(cause);
        }
        notifyListener(request, result, attempt, latency, history.attempts());
        return attempt;
    }

    /** Closes the connection of a streamed response, which is not read. */
    private static void discardStream(ExchangeResult result) {
        if (result instanceof ExchangeResult.Response answered) {
            try {
                answered.response().stream().close();
            } catch (IOException unread) {
                log.debug("A response that is not used could not be closed", unread);
            }
        }
    }

    /** Checks the complete size of a body. An exchange over HTTP also checks it while reading. */
    private static ExchangeResult limited(TransportRequest request, ExchangeResult result) {
        if (request.write() || !(result instanceof ExchangeResult.Response answered)) {
            return result;
        }
        long bytes = answered.response().body().length;
        BodyLimit.Room room = request.bodyLimit().room(bytes);
        return room == BodyLimit.Room.FREE
                ? result
                : new ExchangeResult.Failure(room.kind(), true, room.problem(bytes), null, result.timeToSend());
    }

    private void notifyListener(
            TransportRequest request, ExchangeResult result, AttemptResult attempt, Duration latency, int number) {
        int status = result instanceof ExchangeResult.Response answered
                ? answered.response().status()
                : 0;
        if (log.isDebugEnabled()) {
            log.debug("{} [attempt={} status={} latency={}]", request, number, status == 0 ? "none" : status, latency);
        }
        if (listener == TransportListener.NONE) {
            return;
        }
        AttemptResult.Failure failure = attempt instanceof AttemptResult.Failure failed ? failed : null;
        @Nullable Kind kind = failure == null ? null : failure.kind();
        @Nullable Duration retryAfter = failure == null ? null : failure.retryAfter();
        AttemptReport report =
                new AttemptReport(request.method(), request.pathTemplate(), number, status, kind, latency, retryAfter);
        listener.attemptEnded(report);
        if (failure != null && failure.reason() == Reason.THROTTLED) {
            listener.throttled(report);
        }
    }
}
