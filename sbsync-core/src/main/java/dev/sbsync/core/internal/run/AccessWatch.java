package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.core.outcome.AccessLostException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.transport.error.SbsyncException;
import java.util.Optional;

/**
 * Detects a token that lost access to a space: five items in a row are refused with 403, and so is the space itself.
 * Thread-safe.
 */
final class AccessWatch {

    private static final int IN_A_ROW = 5;
    private static final int FORBIDDEN = 403;

    private final Writers writers;
    private int inARow;

    AccessWatch(Writers writers) {
        this.writers = writers;
    }

    /**
     * Returns the reason to end the run after an item's outcome, if any. Blocks for a request after every fifth refusal
     * in a row.
     */
    Optional<SbsyncException> after(Outcome outcome) {
        if (outcome instanceof Outcome.Blocked || outcome instanceof Outcome.Cancelled) {
            return Optional.empty();
        }
        Problem refused = outcome.problem()
                .filter(problem -> Integer.valueOf(FORBIDDEN).equals(problem.httpStatus()))
                .orElse(null);
        if (!completesRow(refused != null) || refused == null) {
            return Optional.empty();
        }
        boolean source = refused.code() == OutcomeCode.SOURCE_FORBIDDEN;
        return writers.refusal(source).map(cause -> new AccessLostException(IN_A_ROW, cause));
    }

    private synchronized boolean completesRow(boolean refused) {
        inARow = refused ? inARow + 1 : 0;
        boolean reached = inARow == IN_A_ROW;
        inARow = reached ? 0 : inARow;
        return reached;
    }
}
