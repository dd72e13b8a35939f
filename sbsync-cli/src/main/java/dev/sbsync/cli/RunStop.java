package dev.sbsync.cli;

import dev.sbsync.core.SyncRun;
import java.util.function.Consumer;

/**
 * Stops a run as often as it is asked to: the first time what is in flight is finished, the second time it is broken
 * off, and the third time the process ends, whatever the run does. Thread-safe.
 */
final class RunStop {

    private final SyncRun run;
    private final Consumer<String> notes;
    private int asked;

    RunStop(SyncRun run, Consumer<String> notes) {
        this.run = run;
        this.notes = notes;
    }

    synchronized void ask() {
        asked++;
        switch (asked) {
            case 1 -> {
                notes.accept(
                        "Stopping: what is in flight is finished, nothing new starts. Ctrl-C again stops at once.");
                run.cancel();
            }
            case 2 -> {
                notes.accept("Stopping at once.");
                run.cancelNow();
            }
            default -> Runtime.getRuntime().exit(ExitCode.CANCELLED);
        }
    }
}
