package dev.sbsync.core.write;

import dev.sbsync.transport.CallCounts;
import java.util.function.Consumer;

/** What the last call cost, from which it shows whether an attempt before its answer may have taken effect too. */
final class LastCall implements Consumer<CallCounts> {

    private CallCounts counts = CallCounts.NONE;

    @Override
    public void accept(CallCounts cost) {
        counts = cost;
    }

    /** Tells whether the call was repeated for another reason than the rate limit, which lets nothing through. */
    boolean repeatedInDoubt() {
        return counts.retries() > counts.throttled();
    }
}
