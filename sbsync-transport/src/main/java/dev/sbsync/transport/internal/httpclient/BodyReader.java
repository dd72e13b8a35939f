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

/** Reads whole answers, and fails on a body that is too large: a body cut to size would look like a good one. */
final class BodyReader {

    /** The first size of a buffer for a body of unknown length. */
    private static final int UNKNOWN = 8 * 1024;

    private static final int MOST_BELIEVED = 1024 * 1024;

    private final long maxBytes;

    /** Creates a reader of bodies up to {@code maxBytes} after decompression. */
    BodyReader(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Reads an answer; a body that {@code limit} has no room for is refused as soon as its size is known. */
    TransportResponse read(ClassicHttpResponse response, BodyLimit limit) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return new TransportResponse(response.getCode(), headers, bodyOf(response.getEntity(), limit));
    }

    /** The stream is not closed on failure: that would read it to its end. The caller breaks the answer off. */
    private byte[] bodyOf(HttpEntity entity, BodyLimit limit) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream content = entity.getContent();
        if (content == null) {
            return new byte[0];
        }
        requireRoom(entity.getContentLength(), limit);
        byte[] body = new byte[firstSize(entity.getContentLength())];
        int size = 0;
        for (int next = content.read(); next >= 0; next = content.read()) {
            if (size == body.length) {
                requireRoom(size + 1L, limit);
                body = Arrays.copyOf(body, grown(body.length));
            }
            body[size++] = (byte) next;
            size += Math.max(0, content.read(body, size, body.length - size));
        }
        return size == body.length ? body : Arrays.copyOf(body, size);
    }

    private void requireRoom(long bytes, BodyLimit limit) throws BodyTooLargeException {
        if (bytes > maxBytes) {
            throw new BodyTooLargeException(
                    Kind.TOO_LARGE, "the body of the answer is larger than the " + maxBytes + " bytes accepted");
        }
        Room room = bytes < 0 ? Room.FREE : limit.room(bytes);
        if (room != Room.FREE) {
            throw new BodyTooLargeException(room.kind(), room.problem(bytes));
        }
    }

    /** What is announced is believed only so far: a server must not make us reserve what it never sends. */
    private int firstSize(long announced) {
        return (int) Math.min(maxBytes, announced < 0 ? UNKNOWN : Math.min(announced, MOST_BELIEVED));
    }

    private int grown(int size) {
        return (int) Math.min(maxBytes, Math.max(UNKNOWN, 2L * size));
    }

    /** The body has more bytes than are accepted. */
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
