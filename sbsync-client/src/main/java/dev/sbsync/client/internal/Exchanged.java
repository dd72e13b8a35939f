package dev.sbsync.client.internal;

import dev.sbsync.client.internal.ExpectedBody.Reading;
import dev.sbsync.transport.TransportOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A call that has been carried out and not been judged: what came of it is an answer or an exception for whoever wants
 * it, on that one's thread. Immutable.
 *
 * @param call what was asked
 * @param outcome what the transport says
 * @param reading what was read of the response, null if it was not looked at
 */
record Exchanged(
        ApiCall call, TransportOutcome outcome, @Nullable Reading reading) {

    /** Returns whether there is no answer, not even a refusal. */
    boolean failed() {
        return outcome instanceof TransportOutcome.Failed;
    }
}
