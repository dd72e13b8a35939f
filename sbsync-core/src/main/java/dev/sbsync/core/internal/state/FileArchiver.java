package dev.sbsync.core.internal.state;

import dev.sbsync.core.internal.state.FileBefore.UnavailableException;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.state.StateStore;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Archives the files that a run replaces: their bytes in chunks, each in a transaction of its own, and then the row
 * that makes them count. Memory does not depend on the length of a file. Thread-safe.
 *
 * @param run the number of the run
 * @param longest the length in bytes up to which files are archived; 0 for none
 */
record FileArchiver(StateStore store, long run, long longest) {

    /** The number of bytes per row; a multiple of three, so that Base64 needs no padding. */
    static final int CHUNK = 3 * 64 * 1024;

    /**
     * Archives a file, or why it is not, unless an earlier attempt has: the file may be replaced by now. Returns as
     * {@link #unarchived}.
     */
    Optional<String> archive(ItemKey item, FileBefore before) {
        if (store.read(rows -> Archives.file(rows, run, item)).isEmpty()) {
            store(item, before);
        }
        return unarchived(item);
    }

    /** Returns why the file of an item is not archived; empty if it is, or if no files are to be. */
    Optional<String> unarchived(ItemKey item) {
        return longest == 0
                ? Optional.empty()
                : store.read(rows -> Archives.file(rows, run, item))
                        .flatMap(row -> Optional.ofNullable(row.unavailable()));
    }

    private void store(ItemKey item, FileBefore before) {
        boolean begun = store.read(rows -> Archives.changed(rows, run, item));
        FileRow row =
                begun ? FileRow.unavailable("the run may have replaced it before it was archived") : row(item, before);
        store.write(rows -> {
            Archives.putFile(rows, run, item, row);
            return rows;
        });
    }

    private FileRow row(ItemKey item, FileBefore before) {
        String unavailable = before.unavailable();
        if (unavailable != null) {
            return FileRow.unavailable(unavailable);
        }
        if (longest == 0 || before.length() > longest) {
            return tooLong();
        }
        String replacement = before.replacement();
        Chunks chunks = new Chunks(item);
        try {
            String md5 = before.read(CHUNK, chunks::add);
            return chunks.row(md5, replacement);
        } catch (UnavailableException gone) {
            return FileRow.unavailable(String.valueOf(gone.getMessage()));
        }
    }

    /** The chunks of one file, each stored before the next is read. */
    private final class Chunks {

        private final ItemKey item;
        private long length;
        private int count;

        Chunks(ItemKey item) {
            this.item = item;
        }

        /** Stores a chunk; returns false if the file is too long. */
        boolean add(byte[] bytes) {
            length += bytes.length;
            if (length > longest) {
                return false;
            }
            String text = Base64.getEncoder().encodeToString(bytes);
            int at = count++;
            store.write(rows -> {
                Archives.putChunk(rows, run, item, at, text);
                return rows;
            });
            return true;
        }

        FileRow row(String md5, @Nullable String replacement) {
            if (length > longest) {
                return tooLong();
            }
            return length == 0
                    ? FileRow.unavailable("it is empty, and the storage accepts no empty file")
                    : new FileRow(length, count, md5, replacement, null);
        }
    }

    private FileRow tooLong() {
        return FileRow.unavailable(
                longest == 0
                        ? "files are not archived"
                        : "it has more than the " + longest + " bytes up to which files are archived");
    }
}
