package dev.sbsync.core;

import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.story.StoriesKind;
import dev.sbsync.core.internal.state.ItemCodec;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.report.StoredReport;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.SpacePair;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredItem;
import dev.sbsync.core.state.StoredRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the runs of one pair of spaces from a store, also while a run is writing to it. Thread-safe. Methods block like
 * the store, and throw {@link StateException}.
 */
public final class SyncState {

    private final PairState state;

    /** Creates the state of a store, which the caller closes. Does not access the store. */
    public SyncState(StateStore store) {
        this.state = new PairState(
                store,
                Stream.of(Kind.values())
                        .flatMap(kind -> kind.items().stream())
                        .map(SyncState::codec)
                        .toList());
    }

    private static ItemCodec codec(String kind) {
        return kind.equals(StoriesKind.CODEC.kind()) ? StoriesKind.CODEC : RecordKind.codec(kind);
    }

    /** Returns the pair of spaces of this state; empty if the state is unused. */
    public Optional<SpacePair> pair() {
        return state.pair();
    }

    /** Returns the runs, oldest first. */
    public List<StoredRun> runs() {
        return state.runs();
    }

    /** Returns the run with an id. */
    public Optional<StoredRun> run(String runId) {
        return state.run(runId);
    }

    /** Returns the items of a run in the plan's order; empty if there is no such run. */
    public List<StoredItem> items(String runId) {
        return state.items(runId);
    }

    /** Returns the report of a run. An unfinished run's report is that of its last stored progress. */
    public Optional<SyncReport> report(String runId) {
        return run(runId).map(run -> StoredReport.of(run, items(runId)));
    }
}
