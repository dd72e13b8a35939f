package dev.sbsync.core.state;

import dev.sbsync.core.SyncRun;
import dev.sbsync.core.baseline.Baseline;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.report.RunAttempt;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.write.ResumePoint;
import dev.sbsync.core.write.WriteStep;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that stops to store at one of its writes, as if its process had died: nothing that comes later gets there.
 */
public final class DyingState {

    private DyingState() {}

    /** Dies at the n-th write of a run, before or after it. */
    public static Death atWrite(int n, boolean after) {
        return new Death(n, after);
    }

    /** Dies when it is told to. */
    public static Death whenTold() {
        return new Death(Integer.MAX_VALUE, false);
    }

    /** Says when. */
    public static final class Death {
        private final int at;
        private final boolean after;
        private int writes;
        private boolean dead;
        private @Nullable SyncRun run;

        private Death(int at, boolean after) {
            this.at = at;
            this.after = after;
        }

        /** Returns a store that dies so. */
        public StateStore of(StateStore store) {
            return new Store(store);
        }

        /** Dies now. */
        public void die() {
            dead = true;
        }

        /** Returns how many writes there were. */
        public int writes() {
            return writes;
        }

        /** Tells whether it died before a run had begun. */
        public boolean before(Supplier<SyncRun> start) {
            try {
                run = start.get();
                return false;
            } catch (Died died) {
                return writes == 1 && !after;
            }
        }

        /** Waits for the end of what has begun. */
        public void await() {
            try {
                if (run != null) {
                    run.await();
                }
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }

        @Override
        public String toString() {
            return "write " + at;
        }

        @SuppressWarnings("ReturnValueIgnored") // nobody is left to take it
        private <T extends @Nullable Object> T write(Supplier<T> write) {
            if (dead) {
                throw new Died();
            }
            writes++;
            if (writes < at) {
                return write.get();
            }
            dead = true;
            if (after) {
                write.get();
            }
            throw new Died();
        }

        private <T> T read(Supplier<T> read) {
            if (dead) {
                throw new Died();
            }
            return read.get();
        }

        private final class Store implements StateStore {

            private final StateStore store;

            Store(StateStore store) {
                this.store = store;
            }

            @Override
            public void claim(SpacePair pair) {
                store.claim(pair);
            }

            @Override
            public Optional<SpacePair> pair() {
                return store.pair();
            }

            @Override
            public Optional<Baseline> baseline(long sourceId) {
                return read(() -> store.baseline(sourceId));
            }

            @Override
            public void remember(Collection<Baseline> inSync) {
                store.remember(inSync);
            }

            @Override
            public RunLog begin(
                    RunHeader header,
                    List<PlannedItem> items,
                    Collection<ItemResult> results,
                    Supplier<RunAttempt> attempt) {
                return new Log(write(() -> store.begin(header, items, results, attempt)));
            }

            @Override
            public RunLog resume(
                    String runId,
                    List<PlannedItem> items,
                    Collection<ItemResult> results,
                    Supplier<RunAttempt> attempt) {
                return new Log(write(() -> store.resume(runId, items, results, attempt)));
            }

            @Override
            public List<StoredRun> runs() {
                return store.runs();
            }

            @Override
            public Optional<StoredRun> run(String runId) {
                return store.run(runId);
            }

            @Override
            public List<StoredItem> items(String runId) {
                return store.items(runId);
            }

            @Override
            public void close() {
                store.close();
            }
        }

        private final class Log implements RunLog {

            private final RunLog log;

            Log(RunLog log) {
                this.log = log;
            }

            @Override
            public ResumePoint resumePoint(PlannedItem item) {
                return read(() -> log.resumePoint(item));
            }

            @Override
            public void announce(PlannedItem item, WriteStep step) {
                write(() -> {
                    log.announce(item, step);
                    return step;
                });
            }

            @Override
            public void confirm(PlannedItem item, WriteStep step, long targetId) {
                write(() -> {
                    log.confirm(item, step, targetId);
                    return step;
                });
            }

            @Override
            public void retract(PlannedItem item, WriteStep step) {
                write(() -> {
                    log.retract(item, step);
                    return step;
                });
            }

            @Override
            public void ended(List<ItemResult> results, @Nullable Baseline inSync) {
                write(() -> {
                    log.ended(results, inSync);
                    return results;
                });
            }

            @Override
            public void finished(RunAttempt attempt) {
                write(() -> {
                    log.finished(attempt);
                    return attempt;
                });
            }
        }
    }

    /** What a dead process would not have seen either. */
    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
