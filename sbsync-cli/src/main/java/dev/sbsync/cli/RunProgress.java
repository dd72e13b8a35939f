package dev.sbsync.cli;

import dev.sbsync.cli.config.ProgressFlags;
import dev.sbsync.cli.output.DecisionLines;
import dev.sbsync.cli.output.Output;
import dev.sbsync.cli.output.ProblemLines;
import dev.sbsync.cli.panel.Look;
import dev.sbsync.cli.panel.Panel;
import dev.sbsync.cli.panel.ProgressLines;
import dev.sbsync.core.SyncRun;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunPhase;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits for a run and shows its progress: as a panel in a terminal, as plain lines elsewhere, not at all with
 * {@code --quiet}. Ctrl-C, SIGTERM and the panel's keys control the run. Must also be registered as the sync's
 * listener.
 */
final class RunProgress implements SyncListener {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CliContext context;
    private final ProgressFlags flags;
    private final SyncListener problems;
    private final SyncListener decisions;
    private final Opening opening;
    private volatile boolean panel;

    /** A panel, drawn until closed. */
    @FunctionalInterface
    interface Shown extends AutoCloseable {
        @Override
        void close();
    }

    /** Opens a panel in the terminal. */
    @FunctionalInterface
    interface Opening {
        Shown open(Look look, Panel.Wiring wiring) throws IOException;
    }

    RunProgress(ProgressFlags flags, CliContext context) {
        this(flags, context, (look, wiring) -> Panel.open(look, wiring, TimeSource.system(), Tasks.threads())::close);
    }

    RunProgress(ProgressFlags flags, CliContext context, Opening opening) {
        this.opening = opening;
        Output output = context.output();
        this.context = context;
        this.flags = flags;
        this.problems = flags.quiet() ? SyncListener.NONE : ProblemLines.ofRun(output);
        this.decisions = flags.verbose() ? new DecisionLines(output) : SyncListener.NONE;
        this.panel = flags.progress() && !flags.verbose() && context.canShowPanel();
    }

    /**
     * Blocks until the run has ended. Interrupting the calling thread stops the run; the interrupt flag stays set.
     *
     * @param sharedLimit whether both sides share one rate limit
     */
    SyncReport watch(SyncRun run, boolean sharedLimit) {
        RunStop stop = new RunStop(run::cancel, run::cancelNow, this::unlessShown, TimeSource.system());
        try (AutoCloseable signals = context.onStop(stop::signalled);
                AutoCloseable shown = shown(run, sharedLimit, stop)) {
            return StoppableWait.await(run::await, () -> run.cancel(PATIENCE));
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Exception impossible) {
            throw new IllegalStateException("Unexpected exception on close.", impossible);
        }
    }

    private AutoCloseable shown(SyncRun run, boolean sharedLimit, RunStop stop) {
        Optional<AutoCloseable> opened = panel ? panel(run, sharedLimit, stop) : Optional.empty();
        if (opened.isPresent()) {
            return opened.get();
        }
        return flags.progress()
                ? ProgressLines.start(run::snapshot, sharedLimit, this::note, TimeSource.system(), Tasks.threads())
                : () -> {};
    }

    /** Opens the panel and holds other output back; empty, with a note, if the terminal has none. */
    private Optional<AutoCloseable> panel(SyncRun run, boolean sharedLimit, RunStop stop) {
        Output.Hold hold = context.output().hold();
        Panel.Wiring wiring = new Panel.Wiring(
                run::snapshot,
                run.undoes().orElse(null),
                sharedLimit,
                () -> pauseOrResume(run),
                stop::ask,
                line -> panelEnded(hold, line));
        try {
            Shown opened = opening.open(look(), wiring);
            return Optional.of(() -> {
                try {
                    opened.close();
                } finally {
                    hold.close();
                }
            });
        } catch (IOException | RuntimeException noPanel) {
            panelEnded(
                    hold,
                    "The panel is not available (" + noPanel.getMessage() + "); the run continues with plain"
                            + " progress lines.");
            return Optional.empty();
        } catch (Error failure) {
            hold.close();
            throw failure;
        }
    }

    private void panelEnded(Output.Hold hold, String line) {
        panel = false;
        hold.close();
        note(line);
    }

    private Look look() {
        return new Look(context.environment().colour(), context.environment().unicode());
    }

    private static void pauseOrResume(SyncRun run) {
        if (run.snapshot().phase() == RunPhase.PAUSED) {
            run.resume();
        } else {
            run.pause();
        }
    }

    /** The panel itself shows that the run is stopping. */
    private void unlessShown(String line) {
        if (!panel) {
            note(line);
        }
    }

    private void note(String line) {
        if (!flags.quiet()) {
            context.output().note(line);
        }
    }

    @Override
    public void itemEnded(ItemResult result, int ended, int total) {
        if (!panel) {
            problems.itemEnded(result, ended, total);
        }
        decisions.itemEnded(result, ended, total);
    }

    @Override
    public void itemStarted(PlannedItem item) {
        decisions.itemStarted(item);
    }

    @Override
    public void itemParked(PlannedItem item, Duration delay) {
        decisions.itemParked(item, delay);
    }

    @Override
    public void phaseChanged(RunPhase before, RunPhase now) {
        decisions.phaseChanged(before, now);
    }

    @Override
    public void workersChanged(int before, int now) {
        decisions.workersChanged(before, now);
    }
}
