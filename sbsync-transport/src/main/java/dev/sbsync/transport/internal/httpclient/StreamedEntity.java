package dev.sbsync.transport.internal.httpclient;

import dev.sbsync.transport.StreamedBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;

/** Streams a request body. Distinguishes failures of the body from failures of the connection. */
final class StreamedEntity {

    private static final int BUFFER = 32 * 1024;

    private StreamedEntity() {}

    static HttpEntity of(StreamedBody body) {
        ContentType type = ContentType.parseLenient(body.contentType());
        return new EntityTemplate(body.length(), type, null, out -> copy(body, out));
    }

    private static void copy(StreamedBody body, OutputStream out) throws IOException {
        try (InputStream in = opened(body)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
                out.write(buffer, 0, count);
            }
        }
    }

    private static InputStream opened(StreamedBody body) throws UnreadableException {
        try {
            return body.open();
        } catch (IOException | RuntimeException e) {
            throw new UnreadableException(e);
        }
    }

    private static int read(InputStream in, byte[] buffer) throws UnreadableException {
        try {
            return in.read(buffer);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableException(e);
        }
    }

    /** The body cannot be read: a local failure, which the server sees as an incomplete request. */
    static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableException(Exception cause) {
            super("the request body cannot be read", cause);
        }
    }
}
