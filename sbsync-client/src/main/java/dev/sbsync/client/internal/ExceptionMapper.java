package dev.sbsync.client.internal;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.ApiFailure;
import dev.sbsync.client.error.Complaint;
import dev.sbsync.client.error.FieldMessage;
import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.ServerErrorException;
import dev.sbsync.client.error.ThrottledException;
import dev.sbsync.client.error.UnauthorizedException;
import dev.sbsync.client.error.UnreadableAnswerException;
import dev.sbsync.client.error.UnusableAnswerException;
import dev.sbsync.client.internal.ExpectedBody.Reading;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportOutcome.Answered;
import dev.sbsync.transport.TransportOutcome.Failed;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps the failure of a call to its exception. Immutable. */
final class ExceptionMapper {

    private static final Set<Kind> PASSED_THROUGH = Set.of(Kind.INTERRUPTED, Kind.CLOSED, Kind.PAUSE_REQUESTED);

    private final ApiCall call;
    private final Redaction redaction;

    ExceptionMapper(ApiCall call, Token token) {
        this.call = call;
        this.redaction = new Redaction(token);
    }

    /** Returns the exception for a call without a usable answer. */
    SbsyncException of(Failed outcome, CallCounts counts) {
        TransportException cause = outcome.failure();
        TransportResponse response = outcome.lastResponse().orElse(null);
        if (response == null || PASSED_THROUGH.contains(cause.kind())) {
            return cause;
        }
        boolean ambiguous = call.write() && outcome instanceof TransportOutcome.Ambiguous;
        Duration delay = outcome.retryAfter().orElse(null);
        int status = response.status();
        if (status == 429) {
            return new ThrottledException(failure(response, List.of(), counts, ambiguous, delay), cause);
        }
        if (status >= 500) {
            return new ServerErrorException(failure(response, List.of(), counts, ambiguous, delay), cause);
        }
        if (status >= 400) {
            String advice = "The request is refused for now; try again later.";
            return new ApiException(failure(response, List.of(), counts, ambiguous, delay), advice, cause);
        }
        if (status < 200 || status > 299) {
            return cause;
        }
        Reading reading = call.expected().read(response);
        return reading.problem() == null ? cause : unusable(response, reading, counts, delay, cause);
    }

    /**
     * Returns the exception for an unusable 2xx answer. A read may be retried after {@code delay}; a write may have
     * been applied, so check before retrying.
     */
    ApiException unusable(
            TransportResponse response,
            Reading reading,
            CallCounts counts,
            @Nullable Duration delay,
            @Nullable TransportException cause) {
        List<FieldMessage> messages =
                List.of(new FieldMessage("", Objects.requireNonNullElse(reading.problem(), "it is unusable")));
        if (reading.permanent() && !call.write()) {
            return new UnreadableAnswerException(failure(response, messages, counts, false, null), cause);
        }
        Duration retryAfter = call.write() ? null : delay;
        return new UnusableAnswerException(failure(response, messages, counts, call.write(), retryAfter), cause);
    }

    /**
     * Returns the exception for a status other than 2xx. A write is ambiguous if an earlier attempt may have been
     * applied, which may be the reason for the refusal.
     */
    ApiException refused(Answered answered) {
        TransportResponse response = answered.response();
        CallCounts counts = answered.counts();
        boolean ambiguous = call.write() && answered.maybeAppliedBefore();
        ApiFailure failure = failure(response, List.of(), counts, ambiguous, null);
        return switch (response.status()) {
            case 401 -> new UnauthorizedException(failure, null);
            case 403 -> new ForbiddenException(failure, publishes(), null);
            case 404 -> new NotFoundException(failure, null);
            case 422 -> new InvalidException(failure, null);
            case 429 -> new ThrottledException(failure, null);
            default ->
                response.status() >= 500
                        ? new ServerErrorException(failure(response, List.of(), counts, call.write(), null), null)
                        : new ApiException(failure, "This status is not expected here; check the request.", null);
        };
    }

    private boolean publishes() {
        return call.body() != null && call.body().has("publish");
    }

    private ApiFailure failure(
            TransportResponse response,
            List<FieldMessage> known,
            CallCounts counts,
            boolean ambiguous,
            @Nullable Duration delay) {
        List<FieldMessage> said = known.isEmpty() ? ErrorBody.messagesOf(response.body()) : known;
        List<FieldMessage> shown =
                known.isEmpty() ? said.stream().map(redaction::message).toList() : known;
        return new ApiFailure(
                response.status(),
                call.method(),
                call.path(),
                redaction.excerpt(response),
                shown,
                Complaint.of(said),
                counts.attempts(),
                ambiguous,
                delay);
    }
}
