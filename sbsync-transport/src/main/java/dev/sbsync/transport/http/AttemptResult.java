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

/** The interpreted result of an exchange: a usable response, or a failure. */
sealed interface AttemptResult {

    /** The longest redirect target in a message. */
    int LONGEST_LOCATION = 200;

    /** Returns what the result says about the health of the server. */
    Verdict verdict();

    /** A usable response. */
    record Answer(TransportResponse response) implements AttemptResult {
        @Override
        public Verdict verdict() {
            return Verdict.HEALTHY;
        }
    }

    /**
     * No usable response.
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
            implements AttemptResult {

        /** Returns whether the request may have been applied. */
        boolean maybeApplied() {
            return sent && reason != Reason.THROTTLED && meaning() != StatusMeaning.PERMANENT_REDIRECT;
        }

        /** Returns whether only reads may be retried, because the outcome of a write is unknown. */
        boolean retriesReadsOnly() {
            return switch (meaning()) {
                case TEMPORARY, TEMPORARY_REDIRECT, NOT_MODIFIED -> true;
                default -> false;
            };
        }

        private StatusMeaning meaning() {
            return response == null ? StatusMeaning.HANDLED : StatusMeaning.of(response.status());
        }

        /** Returns the cause of a retry after this failure. */
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

        /** Redirects and bodies that are too large come from a healthy server. */
        @Override
        public Verdict verdict() {
            return switch (kind) {
                case TOO_LARGE, NO_ROOM -> Verdict.HEALTHY;
                case STATUS ->
                    switch (meaning()) {
                        case THROTTLED -> Verdict.NEUTRAL;
                        case TEMPORARY -> Verdict.HEALTHY;
                        default -> Verdict.FAILED;
                    };
                case CONNECT, TIMEOUT, IO -> Verdict.FAILED;
                case PROTOCOL ->
                    reason == Reason.TRANSIENT && meaning() == StatusMeaning.HANDLED ? Verdict.FAILED : Verdict.HEALTHY;
                case TLS, LOCAL, UNAVAILABLE, PAUSE_REQUESTED, INTERRUPTED, CLOSED -> Verdict.NEUTRAL;
            };
        }
    }

    /** Interprets a result that arrived at {@code now}. */
    static AttemptResult of(TransportRequest request, ExchangeResult result, Instant now) {
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
            // a request body that cannot be read will not be readable in a retry
            case LOCAL -> failed.sent() ? Reason.PERMANENT : Reason.NOT_SENT;
        };
    }

    private static AttemptResult ofResponse(TransportRequest request, TransportResponse response, Instant now) {
        int status = response.status();
        return switch (StatusMeaning.of(status)) {
            case THROTTLED -> unusable(Reason.THROTTLED, Kind.STATUS, "the server answered 429", response, now);
            case SERVER_UNAVAILABLE, TEMPORARY ->
                unusable(Reason.TRANSIENT, Kind.STATUS, "the server answered " + status, response, now);
            case SERVER_ERROR ->
                unusable(Reason.PERMANENT, Kind.STATUS, "the server answered " + status, response, now);
            case TEMPORARY_REDIRECT ->
                unusable(Reason.TRANSIENT, Kind.PROTOCOL, redirect(request, response), response, now);
            case PERMANENT_REDIRECT ->
                unusable(Reason.PERMANENT, Kind.PROTOCOL, redirect(request, response), response, now);
            case NOT_MODIFIED ->
                unusable(
                        Reason.TRANSIENT,
                        Kind.PROTOCOL,
                        "the server answered 304 to an unconditional request",
                        response,
                        now);
            case HANDLED -> ofHandled(request, response, now);
        };
    }

    private static AttemptResult ofHandled(TransportRequest request, TransportResponse response, Instant now) {
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

    /** Reads {@code Retry-After} only if a retry is possible. */
    private static Failure unusable(Reason reason, Kind kind, String problem, TransportResponse response, Instant now) {
        Duration retryAfter = kind == Kind.STATUS && reason != Reason.PERMANENT
                ? RetryAfterHeader.of(response, now).orElse(null)
                : null;
        return new Failure(reason, kind, true, problem, response, retryAfter, null);
    }

    /** Treats an exception of the check as a problem. Names only its type, because its message may contain the body. */
    private static @Nullable String problemOf(BodyCheck check, TransportResponse response) {
        try {
            return check.problemOf(response);
        } catch (RuntimeException e) {
            return "its check failed with " + e.getClass().getSimpleName();
        }
    }
}
