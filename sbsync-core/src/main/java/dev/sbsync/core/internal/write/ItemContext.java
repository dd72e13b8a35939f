package dev.sbsync.core.internal.write;

import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.transport.CallCounts;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One item to be written into a folder; {@code room} limits what its reads hold, {@code calls} are called after each
 * request.
 */
public record ItemContext(
        PlannedItem item,
        TargetFolder parent,
        ContentRoom room,
        Consumer<CallCounts> calls,
        LastCall targetCalls,
        Set<Problem> warnings) {

    ItemContext(PlannedItem item, TargetFolder parent, ContentRoom room, Consumer<CallCounts> calls) {
        this(item, parent, room, calls, new LastCall(calls), new LinkedHashSet<>(item.warnings()));
    }

    /** Passes calls on, and keeps the last, which shows whether an earlier attempt may have taken effect too. */
    public static final class LastCall implements Consumer<CallCounts> {

        private final Consumer<CallCounts> calls;
        private CallCounts counts = CallCounts.NONE;

        private LastCall(Consumer<CallCounts> calls) {
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
}
