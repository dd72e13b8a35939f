package dev.sbsync.core.state;

import dev.sbsync.core.contract.StateStoreContract;
import dev.sbsync.transport.time.ManualTime;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends StateStoreContract {

    @TempDir
    private Path folder;

    @Override
    protected StateStore open() {
        return StateFile.open(folder.resolve("state.db"), new ManualTime());
    }
}
