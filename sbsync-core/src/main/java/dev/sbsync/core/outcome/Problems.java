package dev.sbsync.core.outcome;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.Complaint;
import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.ServerErrorException;
import dev.sbsync.client.error.ThrottledException;
import dev.sbsync.client.error.UnauthorizedException;
import dev.sbsync.client.error.UnreadableAnswerException;
import dev.sbsync.client.error.UnusableAnswerException;
import dev.sbsync.client.error.UnwritablePayloadException;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Classifies failed requests for a run and its items. Stateless. */
public final class Problems {

    /** The pause after throttling without a {@code Retry-After}. */
    private static final Duration THROTTLED = Duration.ofSeconds(2);

    private static final int STATUS_LOCKED = 423;

    /** Transient statuses that are not about the item: a timeout, a conflict, a closed connection. */
    private static final Set<Integer> NOT_NOW = Set.of(408, 409, 425, 499);

    private static final Set<Kind> ENDS_RUN = Set.of(Kind.INTERRUPTED, Kind.CLOSED, Kind.PAUSE_REQUESTED);

    private Problems() {}

    /**
     * Returns whether a failure ends the run: a refused token, an interrupt, a closed transport, a server that asks for
     * a long pause, a failed journal, an exhausted heap.
     */
    public static boolean endsRun(SbsyncException failure) {
        SbsyncException cause = FileProblems.cause(failure);
        return cause instanceof UnauthorizedException
                || cause instanceof JournalException
                || HeapExhaustedException.isBehind(cause)
                || (cause instanceof TransportException transport && ENDS_RUN.contains(transport.kind()));
    }

    /** Returns the delay before a retry; empty if a retry would not help. */
    public static Optional<Duration> retryAfter(SbsyncException failure) {
        if (noRoom(failure)) {
            return Optional.of(Duration.ZERO); // the pool admits it when there is room
        }
        return failure.retryAfter()
                .or(() -> failure instanceof ThrottledException ? Optional.of(THROTTLED) : Optional.empty());
    }

    /** Returns the problem of an item whose request failed. */
    public static Problem of(SbsyncException failure, Step step) {
        SbsyncException cause = FileProblems.cause(failure);
        if (cause instanceof ApiException answered) {
            return new Problem(code(answered, step), failure.getMessage(), answered.status());
        }
        return new Problem(FileProblems.code(failure).orElseGet(() -> code(failure)), failure.getMessage());
    }

    /** Returns whether a response was aborted because it can never fit into memory. */
    public static boolean tooLarge(SbsyncException failure) {
        return is(failure, Kind.TOO_LARGE);
    }

    /** Returns whether a read was aborted because there was currently no room for its response. */
    public static boolean noRoom(SbsyncException failure) {
        return is(failure, Kind.NO_ROOM);
    }

    private static OutcomeCode code(SbsyncException unanswered) {
        if (tooLarge(unanswered)) {
            return OutcomeCode.TOO_LARGE;
        }
        return unanswered instanceof UnwritablePayloadException ? OutcomeCode.INVALID : OutcomeCode.UNREACHABLE;
    }

    private static boolean is(SbsyncException failure, Kind kind) {
        return failure instanceof TransportException transport && transport.kind() == kind;
    }

    private static OutcomeCode code(ApiException answered, Step step) {
        if (answered instanceof NotFoundException) {
            return step == Step.READ_SOURCE ? OutcomeCode.SOURCE_GONE : OutcomeCode.TARGET_GONE;
        }
        if (answered instanceof ThrottledException) {
            return OutcomeCode.THROTTLED;
        }
        if (answered instanceof ServerErrorException
                || answered instanceof UnusableAnswerException
                || NOT_NOW.contains(answered.status())
                || (answered.status() == STATUS_LOCKED && step == Step.READ_SOURCE)) {
            return OutcomeCode.SERVER_ERROR;
        }
        if (answered instanceof UnreadableAnswerException) {
            return step == Step.READ_SOURCE ? OutcomeCode.SOURCE_UNREADABLE : OutcomeCode.TARGET_UNREADABLE;
        }
        if (step == Step.READ_SOURCE) {
            return answered instanceof ForbiddenException ? OutcomeCode.SOURCE_FORBIDDEN : OutcomeCode.INVALID;
        }
        return refusal(answered, step);
    }

    private static OutcomeCode refusal(ApiException answered, Step step) {
        if (answered instanceof InvalidException invalid && invalid.uuidTaken()) {
            return OutcomeCode.UUID_TAKEN;
        }
        if (answered instanceof InvalidException invalid && invalid.slugTaken()) {
            return OutcomeCode.PATH_TAKEN;
        }
        if (answered instanceof InvalidException invalid && invalid.fileTypeRefused()) {
            return OutcomeCode.FILE_REFUSED;
        }
        boolean forbidden = answered instanceof ForbiddenException;
        boolean refused = forbidden || answered instanceof InvalidException;
        if (answered.status() == STATUS_LOCKED || (refused && answered.isAbout(Complaint.LOCKED))) {
            return OutcomeCode.LOCKED;
        }
        if (step == Step.PUBLISH && (forbidden || (refused && answered.isAbout(Complaint.PUBLISHING)))) {
            return OutcomeCode.PUBLISH_REFUSED;
        }
        return forbidden ? OutcomeCode.FORBIDDEN : OutcomeCode.INVALID;
    }
}
