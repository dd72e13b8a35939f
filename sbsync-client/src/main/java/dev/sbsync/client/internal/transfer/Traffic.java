package dev.sbsync.client.internal.transfer;

import java.util.concurrent.atomic.AtomicLong;

/** Counts files and bytes of one direction. Thread-safe. */
public final class Traffic {

    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** Counts a file. */
    public void file() {
        files.incrementAndGet();
    }

    /** Counts bytes. */
    public void bytes(long count) {
        bytes.addAndGet(count);
    }

    /** Returns the number of files. */
    public long files() {
        return files.get();
    }

    /** Returns the number of bytes. */
    public long bytes() {
        return bytes.get();
    }
}
