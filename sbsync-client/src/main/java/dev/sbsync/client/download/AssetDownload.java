package dev.sbsync.client.download;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The bytes of a file while they arrive; close it. Not thread-safe. Holds one of the client's connections for downloads
 * until it is closed.
 *
 * <p>A download never ends as a shorter file: if bytes are missing, a read throws an {@link IOException} whose cause is
 * an {@link dev.sbsync.client.error.AssetDownloadException}.
 */
public final class AssetDownload extends InputStream {

    private final AssetFileInfo info;
    private final InputStream bytes;

    /**
     * Creates a download.
     *
     * @param bytes checks its own length; closed with this
     */
    public AssetDownload(AssetFileInfo info, InputStream bytes) {
        this.info = Objects.requireNonNull(info, "info");
        this.bytes = Objects.requireNonNull(bytes, "bytes");
    }

    /** Returns length, media type and ETag, as announced before the first byte. */
    public AssetFileInfo info() {
        return info;
    }

    @Override
    public int read() throws IOException {
        return bytes.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return bytes.read(buffer, offset, length);
    }

    /** Ends the download; if the last byte was not read, by closing the connection. */
    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
