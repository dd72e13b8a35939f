package dev.sbsync.core.internal.watch;

import dev.sbsync.client.error.IncompleteListException;
import dev.sbsync.client.error.ServerErrorException;
import dev.sbsync.client.error.ThrottledException;
import dev.sbsync.client.error.UnreadableAnswerException;
import dev.sbsync.client.error.UnstableListException;
import dev.sbsync.client.error.UnusableAnswerException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import java.util.EnumSet;
import java.util.Set;

/** Which failures may have passed by the next cycle of a watch, which tries again then. Pure functions. */
public final class PassingFailures {

    private static final Set<OutcomeCode> PASSING = EnumSet.of(
            OutcomeCode.SERVER_ERROR,
            OutcomeCode.UNREACHABLE,
            OutcomeCode.THROTTLED,
            OutcomeCode.SOURCE_CHANGING,
            OutcomeCode.NOT_APPLIED);

    /** A client that is closed, or a thread that is interrupted, ends each further request too. */
    private static final Set<TransportException.Kind> ENDING =
            EnumSet.of(TransportException.Kind.CLOSED, TransportException.Kind.INTERRUPTED);

    private PassingFailures() {}

    /** Returns whether the cause of a failure may have passed by the next cycle. */
    public static boolean passes(SbsyncException failure) {
        return (failure instanceof TransportException call && !ENDING.contains(call.kind()))
                || failure instanceof ServerErrorException
                || failure instanceof ThrottledException
                || failure instanceof IncompleteListException
                || failure instanceof UnstableListException
                || failure instanceof UnreadableAnswerException
                || failure instanceof UnusableAnswerException;
    }

    /** Returns whether an item that ended so may end otherwise in the next cycle. */
    public static boolean passes(Outcome outcome) {
        return outcome instanceof Outcome.Cancelled
                || outcome.problem()
                        .filter(problem -> PASSING.contains(problem.code()))
                        .isPresent();
    }
}
