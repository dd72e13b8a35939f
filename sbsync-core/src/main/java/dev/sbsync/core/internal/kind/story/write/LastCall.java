package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.transport.CallCounts;
import java.util.function.Consumer;

/** The counts of the last call, which show whether an earlier attempt of it may have taken effect too. */
final class LastCall implements Consumer<CallCounts> {

    private CallCounts counts = CallCounts.NONE;

    @Override
    public void accept(CallCounts cost) {
        counts = cost;
    }

    /** Returns whether the call was retried for another reason than throttling, which never has an effect. */
    boolean repeatedInDoubt() {
        return counts.retries() > counts.throttled();
    }
}
