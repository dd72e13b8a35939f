package dev.sbsync.transport;

import java.util.Map;

/**
 * Adds headers to requests, such as {@code traceparent}.
 *
 * <p>Called on the calling thread before every attempt. Must return quickly, must not block and must be thread-safe. An
 * exception is logged once, and the request is sent without these headers. {@code Authorization}, headers of the
 * connection or the body ({@code Host}, {@code Content-Length}, …) and invalid headers are ignored.
 */
@FunctionalInterface
public interface RequestHeaders {

    /** Adds nothing. */
    RequestHeaders NONE = request -> Map.of();

    /** Returns the headers to add by name. */
    Map<String, String> headersFor(TransportRequest request);
}
