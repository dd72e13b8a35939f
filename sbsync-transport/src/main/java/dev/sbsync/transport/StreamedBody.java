package dev.sbsync.transport;

import java.io.IOException;
import java.io.InputStream;

/**
 * A request body that is read while it is sent, so that it takes no memory of its size. Implementations are used by one
 * thread at a time, and are opened once for each attempt.
 */
public interface StreamedBody {

    /** Returns the media type with its parameters, such as {@code multipart/form-data; boundary=x}. */
    String contentType();

    /** Returns how many bytes {@link #open} gives: servers are told before the first one. */
    long length();

    /**
     * Opens the body from its first byte; the stream is closed after the attempt.
     *
     * @throws IOException if it cannot be read (any more), which ends the attempt
     */
    InputStream open() throws IOException;
}
