package dev.sbsync.cli;

import dev.sbsync.cli.config.StateFlags;
import dev.sbsync.core.SyncState;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import java.util.List;
import java.util.Optional;

/** The note about a last run that was stopped, ended early or was killed. */
final class UnfinishedRun {

    private UnfinishedRun() {}

    /** Returns the note before another run starts; empty if the last run has finished. */
    static Optional<String> last(StateStore store, StateFlags state) {
        return id(store)
                .map(runId -> "The last run, " + runId + ", is unfinished; 'sbsync resume " + runId + state.repeated()
                        + "' finishes it. This starts a new run.");
    }

    /** Returns the note before a watch starts, which writes what is left; empty if the last run has finished. */
    static Optional<String> beforeWatch(StateStore store) {
        return id(store).map(runId -> "The last run, " + runId + ", is unfinished; this watch syncs what is left.");
    }

    /** Returns the last run if it is unfinished; one that has changed nothing ends with the start of the next. */
    private static Optional<String> id(StateStore store) {
        List<StoredRun> runs = new SyncState(store).runs();
        return runs.stream()
                .skip(Math.max(0, runs.size() - 1L))
                .filter(run -> run.resumable() && run.changedItems())
                .map(run -> run.header().runId())
                .findFirst();
    }
}
