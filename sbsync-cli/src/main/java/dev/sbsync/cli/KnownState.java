package dev.sbsync.cli;

import dev.sbsync.core.StateFile;
import dev.sbsync.core.state.StateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the state for commands that only read. */
final class KnownState {

    private KnownState() {}

    /** Returns the store of a state file, or an empty store if there is none. */
    static StateStore read(Optional<Path> file) {
        return file.filter(Files::exists).map(StateFile::read).orElseGet(StateStore::inMemory);
    }
}
