package dev.sbsync.core.internal.sqlite;

import dev.sbsync.core.StateFile;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.internal.state.SyncStateContract;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.transport.time.ManualTime;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract of states, for a state in a file. */
class FileStateTest extends SyncStateContract {

    @TempDir
    private Path folder;

    private @Nullable StateStore open;

    @Override
    protected PairState store() {
        if (open == null) {
            open = StateFile.open(folder.resolve("state.db"), new ManualTime());
        }
        return Runs.state(open);
    }

    @Override
    protected PairState again() {
        close();
        return store();
    }

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
