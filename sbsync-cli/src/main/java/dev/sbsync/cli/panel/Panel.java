package dev.sbsync.cli.panel;

import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run in a terminal, on its own thread that takes snapshots and reads keys. The run never waits for the panel:
 * if drawing fails, the terminal is restored and the run continues.
 *
 * <p>Thread-safe.
 */
public final class Panel implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofMillis(500);

    private final Screen screen;
    private final Supplier<RunSnapshot> run;
    private final @Nullable String undoes;
    private final Runnable pause;
    private final Runnable stop;
    private final Consumer<String> notes;
    private final TimeSource time;
    private final PaceMeter meter;
    private volatile boolean ended;
    private volatile @Nullable Throwable unshown;
    private Tasks.@Nullable Task task;
    private boolean help;

    /**
     * The data of a panel and the actions of its keys.
     *
     * @param run returns the current state of the run
     * @param undoes the id of the run that it undoes; null if it undoes none
     * @param sharedLimit whether both sides share one rate limit
     * @param pause pauses the run, or resumes it if it is paused
     * @param stop stops the run; the second time immediately
     * @param notes receives one sentence if the panel ends before the run
     */
    public record Wiring(
            Supplier<RunSnapshot> run,
            @Nullable String undoes,
            boolean sharedLimit,
            Runnable pause,
            Runnable stop,
            Consumer<String> notes) {}

    Panel(Screen screen, Wiring wiring, TimeSource time) {
        this.screen = screen;
        this.run = wiring.run();
        this.undoes = wiring.undoes();
        this.pause = wiring.pause();
        this.stop = wiring.stop();
        this.notes = wiring.notes();
        this.time = time;
        this.meter = new PaceMeter(time, run.get(), wiring.sharedLimit());
    }

    /**
     * Takes over the terminal and starts to draw.
     *
     * @throws IOException if the terminal cannot show a panel
     */
    public static Panel open(Look look, Wiring wiring, TimeSource time, Tasks tasks) throws IOException {
        Panel panel = new Panel(JLineScreen.open(look), wiring, time);
        panel.task = tasks.start("sbsync-panel", panel::draw);
        return panel;
    }

    /** Draws until closed. */
    void draw() {
        try {
            while (!ended) {
                frame();
                long next = time.nanos() + PERIOD.toNanos();
                for (long left = PERIOD.toNanos(); left > 0 && !ended; left = next - time.nanos()) {
                    if (pressed(screen.key(Duration.ofNanos(left)))) {
                        break;
                    }
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (OutOfMemoryError exhausted) {
            unshown = exhausted; // said when it is closed: a line may take memory that is not there now
            screen.close();
        } catch (IOException | RuntimeException unable) {
            if (ended) {
                return; // closing interrupts the wait for a key
            }
            screen.close();
            notes.accept("The panel was closed (" + unable + "); the run continues.");
        }
    }

    private void frame() {
        RunSnapshot snapshot = run.get();
        PanelView view = new PanelView(snapshot, undoes, meter.observe(snapshot), help);
        Screen.Window window = screen.window();
        screen.show(PanelRenderer.lines(view, window.columns(), window.rows(), screen.look()), window);
    }

    /** Handles a key; returns whether to redraw immediately. */
    private boolean pressed(int key) {
        switch (key) {
            case 'p', 'P' -> pause.run();
            case 'q', 'Q' -> stop.run();
            case '?', 'h' -> help = !help;
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Restores the terminal; the run continues. Waits for the current frame. */
    @Override
    public void close() {
        ended = true;
        boolean interrupted = Thread.interrupted();
        if (task != null) {
            task.interrupt();
            try {
                task.join();
            } catch (InterruptedException again) {
                interrupted = true;
            } catch (OutOfMemoryError exhausted) {
                unshown = exhausted;
            }
        }
        screen.close();
        if (unshown != null) {
            notes.accept("The panel was not shown to the end: " + unshown);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
