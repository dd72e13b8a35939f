package dev.sbsync.cli.panel;

import dev.sbsync.core.report.Formats;
import dev.sbsync.core.run.RunPhase;
import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.core.stats.RemainingTime.Estimate;
import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prints the progress of a run as one plain line every few seconds, for output without a terminal. Runs on its own
 * thread; the run never waits for it. Thread-safe.
 */
public final class ProgressLines implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(5);
    /** The interval of pace measurements, so that rates cover the last seconds. */
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Supplier<RunSnapshot> run;
    private final Consumer<String> lines;
    private final PaceMeter meter;
    private final Monitor monitor;
    private Tasks.@Nullable Task task;
    private boolean ended;
    private volatile @Nullable Throwable failure;

    ProgressLines(Supplier<RunSnapshot> run, boolean sharedLimit, Consumer<String> lines, TimeSource time) {
        this.run = run;
        this.lines = lines;
        this.meter = new PaceMeter(time, run.get(), sharedLimit);
        this.monitor = time.newMonitor();
    }

    /** Starts to print. */
    public static ProgressLines start(
            Supplier<RunSnapshot> run, boolean sharedLimit, Consumer<String> lines, TimeSource time, Tasks tasks) {
        ProgressLines progress = new ProgressLines(run, sharedLimit, lines, time);
        progress.task = tasks.start("sbsync-progress", progress::print);
        return progress;
    }

    /** Prints until closed. */
    void print() {
        try {
            long steps = PERIOD.toSeconds() / STEP.toSeconds();
            for (long step = 1; !waited(); step++) {
                RunSnapshot snapshot = run.get();
                Pace pace = meter.observe(snapshot);
                if (step % steps == 0) {
                    lines.accept(line(snapshot, pace));
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | OutOfMemoryError thrown) {
            failure = thrown; // said when it is closed: a line may take memory that is not there now
        }
    }

    private boolean waited() throws InterruptedException {
        try (Monitor.Held held = monitor.enter()) {
            if (!ended) {
                held.await(STEP);
            }
            return ended;
        }
    }

    static String line(RunSnapshot run, Pace pace) {
        int done = run.done();
        List<String> parts = new ArrayList<>();
        parts.add(Formats.number(done) + " of " + Formats.count(run.total(), "item")
                + (run.total() == 0 ? "" : " (" + done * 100L / run.total() + " %)"));
        count(parts, run.backlog().unconfirmed(), "to be confirmed");
        if (run.phase() == RunPhase.PAUSED) {
            parts.add("paused");
        } else if (run.phase() == RunPhase.DRAINING) {
            parts.add("stopping, " + Formats.count(run.inFlight().size(), "item") + " to finish");
        } else {
            pace.remaining().filter(estimate -> !estimate.most().isZero()).ifPresent(rest -> parts.add(words(rest)));
        }
        parts.add(requests(pace));
        List<String> files = TransferredFiles.of(run);
        if (!files.isEmpty()) {
            parts.add("files " + String.join(", ", files));
        }
        Trouble trouble = Trouble.of(run);
        if (trouble.circuit() != CircuitState.CLOSED) {
            parts.add("server down, waiting");
        }
        run.counts().byStatus().forEach((status, count) -> {
            if (status.failure()) {
                count(parts, count, status.toString());
            }
        });
        count(parts, trouble.throttled(), "throttled");
        return String.join(" · ", parts);
    }

    private static String requests(Pace pace) {
        return String.format(Locale.ROOT, "%.1f requests/s", pace.requests().perSecond());
    }

    private static String words(Estimate rest) {
        return Formats.remaining(rest.least(), rest.most()) + " left";
    }

    private static void count(List<String> parts, long count, String name) {
        if (count > 0) {
            parts.add(Formats.number(count) + " " + name);
        }
    }

    /** Stops printing, and says so if it stopped before. Returns once no line is being printed. */
    @Override
    public void close() {
        try (Monitor.Held held = monitor.enter()) {
            ended = true;
            held.signalAll();
        }
        boolean interrupted = Thread.interrupted();
        try {
            if (task != null) {
                task.join();
            }
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (failure != null) {
            lines.accept("Progress was not shown to the end: " + failure);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
