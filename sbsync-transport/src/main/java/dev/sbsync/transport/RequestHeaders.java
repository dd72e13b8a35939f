package dev.sbsync.transport;

import java.util.Map;

/**
 * Adds headers to requests, such as {@code traceparent}.
 *
 * <p>Called before every attempt, on the thread that makes it, which waits: must be quick, must not block, and must be
 * thread-safe. What it throws is logged once, and the request leaves without its headers. {@code Authorization} and
 * what describes the connection or the body ({@code Host}, {@code Content-Length}, …) cannot be set: such a header is
 * left out, and so is one that is not valid HTTP.
 */
@FunctionalInterface
public interface RequestHeaders {

    /** Adds nothing. */
    RequestHeaders NONE = request -> Map.of();

    /** Returns the headers to add, by name; an empty map for none. */
    Map<String, String> headersFor(TransportRequest request);
}
