package dev.sbsync.transport.internal;

import dev.sbsync.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** Reads whole answers, and fails on a body that is too large: a body cut to size would look like a good one. */
final class BodyReader {

    private static final int CHUNK = 16 * 1024;

    private final long maxBytes;

    /** Makes a reader of bodies up to {@code maxBytes} after decompression. */
    BodyReader(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    TransportResponse read(ClassicHttpResponse response) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return new TransportResponse(response.getCode(), headers, bodyOf(response.getEntity()));
    }

    /** The stream is not closed on failure: closing would drain it. Its connection is thrown away instead. */
    private byte[] bodyOf(HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream content = entity.getContent();
        if (content == null) {
            return new byte[0];
        }
        long announced = Math.min(entity.getContentLength(), maxBytes);
        ByteArrayOutputStream body = new ByteArrayOutputStream((int) Math.max(CHUNK, announced));
        byte[] chunk = new byte[CHUNK];
        for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            if (body.size() + (long) read > maxBytes) {
                throw new BodyTooLargeException();
            }
            body.write(chunk, 0, read);
        }
        return body.toByteArray();
    }

    /** The body has more bytes than are accepted. */
    static final class BodyTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
