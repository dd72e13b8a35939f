package dev.sbsync.transport;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP response with its decompressed body. Immutable, except that {@link #body()} is not copied. The body of a
 * streamed response ({@link TransportRequest.Builder#streamed}) is read once from {@link #stream}.
 */
public final class TransportResponse {

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final @Nullable InputStream stream;

    /**
     * Creates a response. Header names are case-insensitive.
     *
     * @param body the decompressed body, empty if there is none; not copied, must not be changed afterwards
     */
    public TransportResponse(int status, Map<String, List<String>> headers, byte[] body) {
        this(status, headers, body, null);
    }

    /**
     * Creates a streamed response, whose {@link #body} is empty. Header names are case-insensitive.
     *
     * @param stream the body; whoever reads the response closes it
     */
    public TransportResponse(int status, Map<String, List<String>> headers, InputStream stream) {
        this(status, headers, new byte[0], stream);
    }

    private TransportResponse(
            int status, Map<String, List<String>> headers, byte[] body, @Nullable InputStream stream) {
        this.stream = stream;
        this.status = status;
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) ->
                copy.computeIfAbsent(name, key -> new ArrayList<>()).addAll(values));
        this.headers = Collections.unmodifiableMap(copy);
        this.body = body;
    }

    /** Returns the HTTP status code. */
    public int status() {
        return status;
    }

    /** Returns the first value of a header. The name is case-insensitive. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Returns all headers by name. Names are case-insensitive. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** Returns the decompressed body, empty if there is none. Not a copy: must not be changed. */
    public byte[] body() {
        return body;
    }

    /**
     * Returns the body as a stream: of a streamed response always the same one, which the caller closes, and which
     * throws an {@link dev.sbsync.transport.error.BrokenBodyException} if the body ends early or too late.
     */
    public InputStream stream() {
        return stream != null ? stream : new ByteArrayInputStream(body);
    }

    /** Returns the body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns the status and size. The body may contain secrets. */
    @Override
    public String toString() {
        return "TransportResponse[status=" + status + ", " + (stream != null ? "streamed" : "bytes=" + body.length)
                + "]";
    }
}
