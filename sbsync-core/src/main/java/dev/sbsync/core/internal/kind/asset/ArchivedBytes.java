package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.core.internal.state.ArchivedFile;
import java.io.InputStream;

/** The bytes of an archived file, of which one chunk at a time is in memory. Not thread-safe. */
final class ArchivedBytes extends InputStream {

    private final ArchivedFile file;
    private byte[] bytes = {};
    private int at;
    private int next;

    ArchivedBytes(ArchivedFile file) {
        this.file = file;
    }

    /** Returns an archived file for an upload. */
    static AssetFile upload(String name, ArchivedFile file) {
        return AssetFile.of(name, file.length(), () -> new ArchivedBytes(file));
    }

    /** Returns whether there is another byte, which then is in memory. */
    private boolean more() {
        while (at == bytes.length && next < file.chunks()) {
            bytes = file.chunk(next++);
            at = 0;
        }
        return at < bytes.length;
    }

    @Override
    public int read() {
        return more() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, buffer, offset, count);
        at += count;
        return count;
    }
}
