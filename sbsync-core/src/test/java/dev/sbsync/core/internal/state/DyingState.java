package dev.sbsync.core.internal.state;

import dev.sbsync.core.SyncRun;
import dev.sbsync.core.state.StateChanges;
import dev.sbsync.core.state.StateRows;
import dev.sbsync.core.state.StateStore;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store that fails from one of its writes on, as if its process had died. */
public final class DyingState {

    private DyingState() {}

    /** Dies at the n-th write since a run is started, before or after it. */
    public static Death atWrite(int n, boolean after) {
        return new Death(n, after);
    }

    /** Dies on {@link Death#die}. */
    public static Death whenTold() {
        return new Death(Integer.MAX_VALUE, false);
    }

    /** When it dies. */
    public static final class Death {
        private final int at;
        private final boolean after;
        private int writes;
        private boolean dead;
        private boolean starting;
        private @Nullable SyncRun run;
        private @Nullable PairState state;
        private int runsBefore;

        private Death(int at, boolean after) {
            this.at = at;
            this.after = after;
        }

        /** Returns a store that dies then. */
        public StateStore of(StateStore store) {
            state = Runs.state(store);
            runsBefore = state.runs().size();
            return new Store(store);
        }

        /** Starts counting writes. */
        public void starting() {
            starting = true;
        }

        /** Dies now. */
        public void die() {
            dead = true;
        }

        /** Returns the number of writes. */
        public int writes() {
            return writes;
        }

        /** Returns whether it died before a run had started. */
        public boolean before(Supplier<SyncRun> start) {
            starting();
            try {
                run = start.get();
                return false;
            } catch (Died died) {
                return Objects.requireNonNull(state).runs().size() == runsBefore;
            }
        }

        /** Waits for the end of the started run. */
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

        @SuppressWarnings("ReturnValueIgnored") // the process is dead
        private <T extends @Nullable Object> T stored(Supplier<T> write) {
            if (dead) {
                throw new Died();
            }
            if (!starting) {
                return write.get();
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

        private final class Store implements StateStore {

            private final StateStore store;

            Store(StateStore store) {
                this.store = store;
            }

            @Override
            public String name() {
                return store.name();
            }

            @Override
            public <T extends @Nullable Object> T read(Function<? super StateRows, T> work) {
                if (dead) {
                    throw new Died();
                }
                return store.read(work);
            }

            @Override
            public <T extends @Nullable Object> T write(Function<? super StateChanges, T> work) {
                return stored(() -> store.write(work));
            }

            @Override
            public void close() {
                store.close();
            }
        }
    }

    /** The end of the process. */
    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
