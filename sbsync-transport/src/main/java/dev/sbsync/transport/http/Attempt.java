package dev.sbsync.transport.http;

import dev.sbsync.transport.Addresses;
import dev.sbsync.transport.BodyCheck;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.RetryCause;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.internal.breaker.Verdict;
import dev.sbsync.transport.internal.retry.AttemptFailure.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one exchange means: a usable answer, or a failure and what it says about the request's effect. */
sealed interface Attempt {

    /** The longest redirect target in a message. */
    int LONGEST_LOCATION = 200;

    /** Returns what the exchange says about the health of the server. */
    Verdict verdict();

    /** The server handled the request and said how it went. */
    record Answer(TransportResponse response) implements Attempt {
        @Override
        public Verdict verdict() {
            return Verdict.HEALTHY;
        }
    }

    /**
     * No usable answer.
     *
     * @param sent whether the server may have seen the request
     */
    record Failure(
            Reason reason,
            Kind kind,
            boolean sent,
            String problem,
            @Nullable TransportResponse response,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause)
            implements Attempt {

        /** Returns whether the request may have been applied. */
        boolean maybeApplied() {
            return sent && reason != Reason.THROTTLED && meaning() != StatusMeaning.ELSEWHERE;
        }

        /** Returns whether only reads are repeated after it: what it means for a write has to be looked up. */
        boolean repeatsReadsOnly() {
            return switch (meaning()) {
                case NOT_NOW, ELSEWHERE_FOR_NOW, NOT_MODIFIED -> true;
                default -> false;
            };
        }

        private StatusMeaning meaning() {
            return response == null ? StatusMeaning.ANSWER : StatusMeaning.of(response.status());
        }

        /** Returns why a further attempt is made. */
        RetryCause retryCause() {
            return switch (kind) {
                case STATUS -> reason == Reason.THROTTLED ? RetryCause.THROTTLED : RetryCause.SERVER_ERROR;
                case TIMEOUT -> RetryCause.TIMEOUT;
                case CONNECT, TLS -> RetryCause.CONNECT;
                case PROTOCOL, TOO_LARGE, NO_ROOM -> RetryCause.UNUSABLE;
                case IO, LOCAL, UNAVAILABLE, PAUSE_REQUESTED, INTERRUPTED, CLOSED ->
                    sent ? RetryCause.BROKEN : RetryCause.LOCAL;
            };
        }

        /** A redirect, or a body that is merely too large, is the work of a server that is well. */
        @Override
        public Verdict verdict() {
            return switch (kind) {
                case TOO_LARGE, NO_ROOM -> Verdict.HEALTHY;
                case STATUS ->
                    switch (meaning()) {
                        case THROTTLED -> Verdict.NEUTRAL;
                        case NOT_NOW -> Verdict.HEALTHY;
                        default -> Verdict.FAILED;
                    };
                case CONNECT, TIMEOUT, IO -> Verdict.FAILED;
                case PROTOCOL ->
                    reason == Reason.TRANSIENT && meaning() == StatusMeaning.ANSWER ? Verdict.FAILED : Verdict.HEALTHY;
                case TLS, LOCAL, UNAVAILABLE, PAUSE_REQUESTED, INTERRUPTED, CLOSED -> Verdict.NEUTRAL;
            };
        }
    }

    /** Returns the meaning of {@code result}, which arrived at {@code now}. */
    static Attempt of(TransportRequest request, ExchangeResult result, Instant now) {
        if (result instanceof ExchangeResult.Response answered) {
            return ofResponse(request, answered.response(), now);
        }
        ExchangeResult.Failure failed = (ExchangeResult.Failure) result;
        return new Failure(
                reasonOf(failed), failed.kind(), failed.sent(), failed.problem(), null, null, failed.cause());
    }

    private static Reason reasonOf(ExchangeResult.Failure failed) {
        return switch (failed.kind()) {
            case TLS, INTERRUPTED, CLOSED, PROTOCOL, TOO_LARGE, NO_ROOM, STATUS, UNAVAILABLE, PAUSE_REQUESTED ->
                Reason.PERMANENT;
            case CONNECT, TIMEOUT, IO -> failed.sent() ? Reason.TRANSIENT : Reason.NOT_SENT;
            // a body that cannot be read will not be readable the next time
            case LOCAL -> failed.sent() ? Reason.PERMANENT : Reason.NOT_SENT;
        };
    }

    private static Attempt ofResponse(TransportRequest request, TransportResponse response, Instant now) {
        int status = response.status();
        return switch (StatusMeaning.of(status)) {
            case THROTTLED -> unusable(Reason.THROTTLED, Kind.STATUS, "the server answered 429", response, now);
            case SERVER_TROUBLE, NOT_NOW ->
                unusable(Reason.TRANSIENT, Kind.STATUS, "the server answered " + status, response, now);
            case SERVER_ERROR ->
                unusable(Reason.PERMANENT, Kind.STATUS, "the server answered " + status, response, now);
            case ELSEWHERE_FOR_NOW ->
                unusable(Reason.TRANSIENT, Kind.PROTOCOL, redirect(request, response), response, now);
            case ELSEWHERE -> unusable(Reason.PERMANENT, Kind.PROTOCOL, redirect(request, response), response, now);
            case NOT_MODIFIED ->
                unusable(
                        Reason.TRANSIENT,
                        Kind.PROTOCOL,
                        "the server answered 304 to a request without a condition",
                        response,
                        now);
            case ANSWER -> ofAnswer(request, response, now);
        };
    }

    private static Attempt ofAnswer(TransportRequest request, TransportResponse response, Instant now) {
        int status = response.status();
        String problem = status < 300 ? problemOf(request.bodyCheck(), response) : null;
        if (problem != null) {
            String text = "the server answered " + status + " with an unusable body: " + problem;
            return unusable(Reason.TRANSIENT, Kind.PROTOCOL, text, response, now);
        }
        return new Answer(response);
    }

    private static String redirect(TransportRequest request, TransportResponse response) {
        String location = response.header("Location")
                .map(text -> shownLocation(request, text))
                .orElse("");
        return "the server answered with a redirect (" + response.status() + ")"
                + (location.isEmpty() ? "" : " to " + location) + ", which is not followed";
    }

    /** Returns the target of a redirect without its secrets, or "" if it is not an address. */
    private static String shownLocation(TransportRequest request, String location) {
        try {
            String shown = Addresses.shown(URI.create(location.strip()));
            String whole = shown.substring(0, Math.min(shown.length(), LONGEST_LOCATION));
            return request.token().map(token -> token.hiddenIn(whole)).orElse(whole);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** Only an answer that may be asked for again is taken at its word about when. */
    private static Failure unusable(Reason reason, Kind kind, String problem, TransportResponse response, Instant now) {
        Duration retryAfter = kind == Kind.STATUS && reason != Reason.PERMANENT
                ? RetryAfterHeader.of(response, now).orElse(null)
                : null;
        return new Failure(reason, kind, true, problem, response, retryAfter, null);
    }

    /** A check that throws has failed; what it threw may quote the body, so only its type is told. */
    private static @Nullable String problemOf(BodyCheck check, TransportResponse response) {
        try {
            return check.problemOf(response);
        } catch (RuntimeException e) {
            return "its check failed with " + e.getClass().getSimpleName();
        }
    }
}
