package dev.sbsync.cli;

import dev.sbsync.core.state.StateFile;
import dev.sbsync.core.state.StateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** State for commands that only look. */
final class KnownState {

    private KnownState() {}

    /** Returns what a file remembers, or a memory of nothing where there is none. */
    static StateStore read(Optional<Path> file) {
        return file.filter(Files::exists).map(StateFile::read).orElseGet(StateStore::inMemory);
    }
}
