package dev.sbsync.core.internal.write;

import dev.sbsync.transport.CallCounts;
import java.util.function.Consumer;

/** The counts of the last call, which show whether an earlier attempt of it may have taken effect too. */
public final class LastCall implements Consumer<CallCounts> {

    private final Consumer<CallCounts> calls;
    private CallCounts counts = CallCounts.NONE;

    /** Creates it; each call is passed on to {@code calls}. */
    LastCall(Consumer<CallCounts> calls) {
        this.calls = calls;
    }

    @Override
    public void accept(CallCounts cost) {
        calls.accept(cost);
        counts = cost;
    }

    /** Returns whether the call was retried for another reason than throttling, which never has an effect. */
    boolean repeatedInDoubt() {
        return counts.retries() > counts.throttled();
    }
}
