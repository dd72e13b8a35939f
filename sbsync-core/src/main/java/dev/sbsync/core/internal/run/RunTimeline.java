package dev.sbsync.core.internal.run;

import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunPhase;
import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.core.stats.Timeline;
import dev.sbsync.core.stats.Timeline.Sample;
import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the events of a run to its listener, whose exceptions do not affect the run: the first one is logged as a
 * warning, further ones at debug level. Samples the run for its report, about once per second while there are events.
 * Thread-safe.
 */
public final class RunTimeline implements SyncListener {

    private static final Logger log = LoggerFactory.getLogger(SyncListener.class);
    private static final Duration DISTANCE = Duration.ofSeconds(1);
    private static final int MOST = 300;

    private final TimeSource time;
    private final SyncListener listener;
    private final Timeline timeline = new Timeline(DISTANCE, MOST);
    private final AtomicLong sampledAt;
    private volatile Supplier<RunSnapshot> snapshots = () -> {
        throw new IllegalStateException("not started");
    };
    private volatile boolean started;
    private final AtomicBoolean warned = new AtomicBoolean();

    public RunTimeline(TimeSource time, SyncListener listener) {
        this.time = time;
        this.listener = listener;
        this.sampledAt = new AtomicLong(time.nanos());
    }

    /** Starts sampling. */
    public void start(Supplier<RunSnapshot> snapshotOfNow) {
        snapshots = snapshotOfNow;
        started = true;
        timeline.record(new Sample(Duration.ZERO, 0, 0, 0, 0, 0, CircuitState.CLOSED, false));
    }

    /** Takes a last sample and returns all. */
    public List<Sample> ended() {
        sample();
        return timeline.samples();
    }

    private void event(Consumer<SyncListener> call) {
        long last = sampledAt.get();
        long now = time.nanos();
        if (started && now - last >= DISTANCE.toNanos() && sampledAt.compareAndSet(last, now)) {
            sample();
        }
        try {
            call.accept(listener);
        } catch (RuntimeException thrown) {
            if (warned.compareAndSet(false, true)) {
                log.warn("The listener {} threw {}; the run continues", listener, thrown.toString());
            } else {
                log.debug("The listener threw again", thrown);
            }
        }
    }

    private void sample() {
        RunSnapshot now = snapshots.get();
        TransportStats source = now.source().stats();
        TransportStats target = now.target().stats();
        timeline.record(new Sample(
                now.elapsed().truncatedTo(ChronoUnit.MILLIS),
                now.counts().ended(),
                source.total() + target.total(),
                source.throttled() + target.throttled(),
                now.workers().active(),
                now.workers().allowed(),
                worse(source.circuit(), target.circuit()),
                now.phase() == RunPhase.PAUSED));
    }

    private static CircuitState worse(CircuitState one, CircuitState other) {
        if (one == CircuitState.OPEN || other == CircuitState.OPEN) {
            return CircuitState.OPEN;
        }
        return one == CircuitState.HALF_OPEN ? one : other;
    }

    @Override
    public void itemEnded(ItemResult result, int ended, int total) {
        event(to -> to.itemEnded(result, ended, total));
    }

    @Override
    public void itemStarted(PlannedItem item) {
        event(to -> to.itemStarted(item));
    }

    @Override
    public void itemParked(PlannedItem item, Duration delay) {
        event(to -> to.itemParked(item, delay));
    }

    @Override
    public void phaseChanged(RunPhase before, RunPhase now) {
        event(to -> to.phaseChanged(before, now));
    }

    @Override
    public void workersChanged(int before, int now) {
        event(to -> to.workersChanged(before, now));
    }
}
