package dev.sbsync.transport;

import java.io.IOException;
import java.io.InputStream;

/**
 * A request body that is streamed, and so not held in memory. Opened once per attempt; used by one thread at a time.
 */
public interface StreamedBody {

    /** Returns the media type with its parameters, such as {@code multipart/form-data; boundary=x}. */
    String contentType();

    /** Returns the length in bytes, sent as {@code Content-Length}. */
    long length();

    /**
     * Opens the body from its first byte; the stream is closed after the attempt.
     *
     * @throws IOException if it cannot be read; the attempt then fails
     */
    InputStream open() throws IOException;
}
