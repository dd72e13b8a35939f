package dev.sbsync.core.internal.plan;

import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** The time in which lists may lack what a run has created (docs/management-api.md). */
final class ListLag {

    private ListLag() {}

    /**
     * Waits until lists show what the last run wrote, if a plan was made before that and calls items deleted. Returns
     * whether it waited, so that the plan must be created again.
     */
    static boolean waited(SyncPlan plan, PairState state, TimeSource time) throws InterruptedException {
        boolean deleted = plan.items().stream()
                .flatMap(item -> item.why().others().stream())
                .anyMatch(cause -> cause.reason() == Reason.TARGET_DELETED);
        Duration left = deleted ? left(state, time.wallTime()) : Duration.ZERO;
        if (left.isNegative() || left.isZero()) {
            return false;
        }
        time.sleep(left);
        return true;
    }

    /** Waits until lists show what the last run wrote. */
    static void await(PairState state, TimeSource time) throws InterruptedException {
        Duration left = left(state, time.wallTime());
        if (!left.isNegative() && !left.isZero()) {
            time.sleep(left);
        }
    }

    private static Duration left(PairState state, Instant now) {
        return state.runs().stream()
                .map(run -> run.lastAttempt().lastKnownAt())
                .max(Comparator.naturalOrder())
                .map(last ->
                        Duration.between(now, last.isAfter(now) ? now : last).plus(KindWriters.READABLE))
                .orElse(Duration.ZERO);
    }
}
