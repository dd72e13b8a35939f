package dev.sbsync.core.internal.sqlite;

import dev.sbsync.core.StateFile;
import dev.sbsync.core.contract.StateStoreContract;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.transport.time.ManualTime;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract of stores, for a store in a file. */
class FileStoreTest extends StateStoreContract {

    @TempDir
    private Path folder;

    @Override
    protected StateStore open() {
        return StateFile.open(folder.resolve("state.db"), new ManualTime());
    }
}
