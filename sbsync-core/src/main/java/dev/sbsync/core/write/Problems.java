package dev.sbsync.core.write;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.ServerErrorException;
import dev.sbsync.client.error.ThrottledException;
import dev.sbsync.client.error.UnauthorizedException;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import java.util.Locale;

/** Turns what the API or the network refused into the closed list of codes. */
public final class Problems {

    private Problems() {}

    /** Returns the problem that a failed request is for an item of the target. */
    public static Problem of(SbsyncException failure) {
        if (failure instanceof ApiException answered) {
            return new Problem(code(answered), answered.getMessage(), answered.status());
        }
        return new Problem(OutcomeCode.UNREACHABLE, failure.getMessage());
    }

    /** Returns the same for a write that was to publish: a 403 then is about publishing. */
    static Problem ofPublishing(SbsyncException failure) {
        Problem problem = of(failure);
        return problem.code() == OutcomeCode.FORBIDDEN
                ? new Problem(OutcomeCode.PUBLISH_REFUSED, problem.message(), problem.httpStatus())
                : problem;
    }

    /** Tells whether a failure is about the run, not about an item: a refused token, an interrupt, a closed transport. */
    public static boolean endsRun(SbsyncException failure) {
        return failure instanceof UnauthorizedException
                || (failure instanceof TransportException transport
                        && (transport.kind() == TransportException.Kind.INTERRUPTED
                                || transport.kind() == TransportException.Kind.CLOSED));
    }

    private static OutcomeCode code(ApiException answered) {
        if (answered instanceof InvalidException invalid && invalid.uuidTaken()) {
            return OutcomeCode.UUID_TAKEN;
        }
        if (answered instanceof InvalidException invalid && invalid.slugTaken()) {
            return OutcomeCode.PATH_TAKEN;
        }
        // The text of a lock's refusal is not known (ma-facts §4.3); the word is the best there is.
        boolean refused = answered instanceof InvalidException || answered instanceof ForbiddenException;
        if (refused && answered.getMessage().toLowerCase(Locale.ROOT).contains("locked")) {
            return OutcomeCode.LOCKED;
        }
        if (answered instanceof ForbiddenException) {
            return OutcomeCode.FORBIDDEN;
        }
        if (answered instanceof NotFoundException) {
            return OutcomeCode.TARGET_GONE;
        }
        if (answered instanceof ThrottledException) {
            return OutcomeCode.THROTTLED;
        }
        if (answered instanceof ServerErrorException || answered.ambiguous()) {
            return OutcomeCode.SERVER_ERROR;
        }
        return OutcomeCode.INVALID;
    }
}
