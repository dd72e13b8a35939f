package dev.sbsync.transport.internal.httpclient;

import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.BodyLimit.Room;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.TransportException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** Reads complete responses, and fails if a body is too large. */
final class BodyReader {

    /** The initial buffer size for a body of unknown length. */
    private static final int INITIAL_SIZE = 8 * 1024;

    /** The largest initial buffer: a server must not make us allocate memory for bytes that it never sends. */
    private static final int MAX_INITIAL_SIZE = 1024 * 1024;

    private final long maxBytes;

    /** Creates a reader of bodies of at most {@code maxBytes} after decompression. */
    BodyReader(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Reads a response. Fails as soon as the known size of the body exceeds {@code limit}. */
    TransportResponse read(ClassicHttpResponse response, BodyLimit limit) throws IOException {
        return new TransportResponse(response.getCode(), headersOf(response), bodyOf(response.getEntity(), limit));
    }

    static Map<String, List<String>> headersOf(ClassicHttpResponse response) {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return headers;
    }

    /** Does not close the stream on failure, which would read it to the end; the caller aborts the response. */
    private byte[] bodyOf(HttpEntity entity, BodyLimit limit) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream content = entity.getContent();
        if (content == null) {
            return new byte[0];
        }
        requireRoom(entity.getContentLength(), limit);
        byte[] body = new byte[initialSize(entity.getContentLength())];
        int size = 0;
        for (int next = content.read(); next >= 0; next = content.read()) {
            if (size == body.length) {
                requireRoom(size + 1L, limit);
                body = Arrays.copyOf(body, grownSize(body.length));
            }
            body[size++] = (byte) next;
            size += Math.max(0, content.read(body, size, body.length - size));
        }
        return size == body.length ? body : Arrays.copyOf(body, size);
    }

    private void requireRoom(long bytes, BodyLimit limit) throws BodyTooLargeException {
        if (bytes > maxBytes) {
            throw new BodyTooLargeException(
                    Kind.TOO_LARGE, "the response body is larger than the " + maxBytes + " bytes accepted");
        }
        Room room = bytes < 0 ? Room.FREE : limit.room(bytes);
        if (room != Room.FREE) {
            throw new BodyTooLargeException(room.kind(), room.problem(bytes));
        }
    }

    private int initialSize(long announced) {
        return (int) Math.min(maxBytes, announced < 0 ? INITIAL_SIZE : Math.min(announced, MAX_INITIAL_SIZE));
    }

    private int grownSize(int size) {
        return (int) Math.min(maxBytes, Math.max(INITIAL_SIZE, 2L * size));
    }

    /** The body exceeds a limit. */
    static final class BodyTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
        private final Kind kind;
        private final String problem;

        private BodyTooLargeException(Kind kind, String problem) {
            super(problem);
            this.kind = kind;
            this.problem = problem;
        }

        Kind kind() {
            return kind;
        }

        String problem() {
            return problem;
        }
    }
}
