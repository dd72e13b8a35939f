package dev.sbsync.client.internal;

import dev.sbsync.client.internal.ExpectedBody.Reading;
import dev.sbsync.transport.TransportOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A call that was sent, and its outcome; {@link Api#answer} turns it into an answer or an exception on the caller's
 * thread. Immutable.
 *
 * @param call the call
 * @param outcome the transport's outcome
 * @param reading the checked body, null if it was not checked
 */
record CallResult(
        ApiCall call, TransportOutcome outcome, @Nullable Reading reading) {

    /** Returns whether there is no answer, not even an error status. */
    boolean failed() {
        return outcome instanceof TransportOutcome.Failed;
    }
}
