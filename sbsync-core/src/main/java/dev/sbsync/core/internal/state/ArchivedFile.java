package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateStore;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file of an item before a run replaced it. Immutable and thread-safe; its bytes stay in the store. */
public final class ArchivedFile {

    private final StateStore store;
    private final long run;
    private final ItemKey item;
    private final FileRow row;

    ArchivedFile(StateStore store, long run, ItemKey item, FileRow row) {
        this.store = store;
        this.run = run;
        this.item = item;
        this.row = row;
    }

    /** Returns why the file is not archived, as the end of a sentence; empty if it is. */
    public Optional<String> unavailable() {
        return Optional.ofNullable(row.unavailable());
    }

    /** Returns the length in bytes. */
    public long length() {
        return row.length();
    }

    /** Returns the MD5 in hex of a file that is archived. */
    public String md5() {
        return Objects.requireNonNull(row.md5());
    }

    /** Returns the MD5 of the file that the run replaced it by; null if unknown. */
    public @Nullable String replacement() {
        return row.replacement();
    }

    /** Returns the number of chunks that its bytes are stored in. */
    public int chunks() {
        return row.chunks();
    }

    /**
     * Returns a chunk of the bytes, by its number from 0.
     *
     * @throws StateException if the store cannot be read, or lacks the chunk
     */
    public byte[] chunk(int number) {
        return store.read(rows -> Archives.chunk(rows, run, item, number))
                .map(Base64.getDecoder()::decode)
                .orElseThrow(() -> new StateException(
                        StateException.Kind.DAMAGED,
                        "The " + store.name() + " is damaged: the archived file of " + item + " lacks its part "
                                + (number + 1) + " of " + row.chunks() + "; restore it from a backup."));
    }
}
