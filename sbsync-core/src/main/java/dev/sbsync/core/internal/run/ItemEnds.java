package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.core.outcome.JournalException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.TimeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends items in the schedule, the recorder and the listener, in this order; and ends the run if a failure concerns more
 * than an item. Thread-safe; locks the schedule.
 */
final class ItemEnds {

    private final Schedule schedule;
    private final RunRecorder recorder;
    private final Writers writers;
    private final TimeSource time;
    private final SafeListener listener;
    private final EarlyEnd earlyEnd;
    private final AccessWatch access;

    /** Ends the pool, immediately if {@code now}, else after the remaining work. */
    interface Pool {
        void end(boolean now);
    }

    private final Pool pool;

    ItemEnds(
            Schedule schedule,
            RunRecorder recorder,
            Writers writers,
            TimeSource time,
            SafeListener listener,
            EarlyEnd earlyEnd,
            Pool pool) {
        this.schedule = schedule;
        this.recorder = recorder;
        this.writers = writers;
        this.time = time;
        this.listener = listener;
        this.earlyEnd = earlyEnd;
        this.access = new AccessWatch(writers);
        this.pool = pool;
    }

    /**
     * Ends an item and the items it blocks; may block for a request. {@code inSync} is its new baseline, null if not in
     * sync.
     */
    void ended(ScheduledItem entry, Outcome outcome, @Nullable Baseline inSync) {
        List<ItemResult> news;
        int before;
        boolean last;
        synchronized (schedule) {
            before = schedule.tally().counts().ended();
            news = schedule.end(entry, outcome, time.nanos());
            last = schedule.finished();
        }
        news.forEach(result -> writers.ended(result.item()));
        record(news, inSync);
        tell(news, before);
        if (last) {
            pool.end(false);
        } else {
            access.after(outcome).ifPresent(this::abort);
        }
    }

    private void record(List<ItemResult> news, @Nullable Baseline inSync) {
        try {
            recorder.ended(news, inSync);
        } catch (RuntimeException failure) {
            abort(new JournalException(failure));
        }
    }

    /** Notifies the listener of items that ended after {@code endedBefore} others. */
    void tell(List<ItemResult> news, int endedBefore) {
        int ended = endedBefore;
        for (ItemResult result : news) {
            ended++;
            listener.itemEnded(result, ended, schedule.total());
        }
    }

    /** Ends the run; in-flight items finish. */
    void abort(SbsyncException failure) {
        earlyEnd.because(failure);
        pool.end(true);
    }
}
