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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Samples a run for its report, about once per second while there is activity. Thread-safe. */
public final class RunTimeline implements SyncListener {

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

    /** Creates a timeline that forwards all events to {@code listener}. */
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

    private void look() {
        long last = sampledAt.get();
        long now = time.nanos();
        if (started && now - last >= DISTANCE.toNanos() && sampledAt.compareAndSet(last, now)) {
            sample();
        }
    }

    private void sample() {
        RunSnapshot now = snapshots.get();
        TransportStats source = now.sourceStats();
        TransportStats target = now.targetStats();
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
        look();
        listener.itemEnded(result, ended, total);
    }

    @Override
    public void itemStarted(PlannedItem item) {
        look();
        listener.itemStarted(item);
    }

    @Override
    public void itemParked(PlannedItem item, Duration delay) {
        look();
        listener.itemParked(item, delay);
    }

    @Override
    public void phaseChanged(RunPhase before, RunPhase now) {
        look();
        listener.phaseChanged(before, now);
    }

    @Override
    public void workersChanged(int before, int now) {
        look();
        listener.workersChanged(before, now);
    }
}
