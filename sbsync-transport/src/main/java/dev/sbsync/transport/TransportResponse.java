package dev.sbsync.transport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A complete HTTP response with its decompressed body. Immutable, except that {@link #body()} is not copied. */
public final class TransportResponse {

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /**
     * Creates a response. Header names are case-insensitive.
     *
     * @param body the decompressed body, empty if there is none; not copied, must not be changed afterwards
     */
    public TransportResponse(int status, Map<String, List<String>> headers, byte[] body) {
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

    /** Returns the body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns the status and size. The body may contain secrets. */
    @Override
    public String toString() {
        return "TransportResponse[status=" + status + ", bytes=" + body.length + "]";
    }
}
