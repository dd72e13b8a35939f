package dev.sbsync.core.internal.sqlite;

import dev.sbsync.core.state.StateException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * Counts the transactions of a state in a separate file. SQLite ignores the write-ahead log from the first damaged byte
 * on, and so silently falls back to an older state; the count reveals the missing transactions.
 *
 * <p>The count is written after a transaction is on disk and before its method returns, so it is never ahead of the
 * database. It is not synced to disk: after a power failure it may be older, never newer. Two slots with checksums are
 * written alternately, so one is always intact. Not thread-safe.
 */
final class CommitMark implements AutoCloseable {

    private static final long MAGIC = 0x5342_5359_4d41_524bL;
    private static final int SLOT = 3 * Long.BYTES;

    /** Not a channel: interrupting the writing thread would close it. */
    private final RandomAccessFile file;

    private CommitMark(RandomAccessFile file) {
        this.file = file;
    }

    static Path of(Path state) {
        return state.resolveSibling(state.getFileName() + ".mark");
    }

    /** Opens the count of a state; creates it if missing. */
    static CommitMark open(Path state) throws IOException {
        Path path = of(state);
        PrivateFile.create(path);
        PrivateFile.refuseForeign(path);
        CommitMark mark = new CommitMark(new RandomAccessFile(path.toFile(), "rw"));
        try {
            if (mark.file.length() < 2 * SLOT) {
                mark.set(0);
                mark.set(1);
                mark.set(0);
                mark.file.getFD().sync();
            }
            return mark;
        } catch (IOException failure) {
            mark.close();
            throw failure;
        }
    }

    /** Deletes the count of a deleted state. */
    static void forget(Path state) throws IOException {
        Files.deleteIfExists(of(state));
    }

    /**
     * Returns the minimum number of transactions of a state; empty if they were not counted.
     *
     * @throws StateException if the count itself is damaged
     */
    static OptionalLong read(Path state) throws IOException {
        Path path = of(state);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return OptionalLong.empty();
        }
        PrivateFile.refuseForeign(path);
        ByteBuffer slots = ByteBuffer.wrap(Files.readAllBytes(path));
        if (slots.remaining() < 2 * SLOT) {
            // A process died while creating the file.
            return OptionalLong.empty();
        }
        long newest = -1;
        for (int slot = 0; slot < 2; slot++) {
            long magic = slots.getLong();
            long commits = slots.getLong();
            if (magic == MAGIC && slots.getLong(slots.position()) == sum(commits)) {
                newest = Math.max(newest, commits);
            }
            slots.getLong();
        }
        if (newest < 0) {
            throw SqliteErrors.damaged(state, "the transaction count in '" + path + "' is damaged");
        }
        return OptionalLong.of(newest);
    }

    /** Records the number of transactions on disk. */
    void set(long commits) throws IOException {
        ByteBuffer slot =
                ByteBuffer.allocate(SLOT).putLong(MAGIC).putLong(commits).putLong(sum(commits));
        file.seek((commits % 2) * SLOT);
        file.write(slot.array());
    }

    private static long sum(long commits) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(MAGIC)
                .putLong(commits)
                .flip());
        return crc.getValue();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
