package dev.sbsync.transport;

import org.jspecify.annotations.Nullable;

/**
 * Checks whether the body of a complete 2xx response is what the caller can use.
 *
 * <p>A response that fails the check is a protocol error: it is repeated where the request may be
 * ({@link RetrySafety#ALWAYS}), and ambiguous where it may not, because the server did answer. Must be thread-safe and
 * must not block.
 */
@FunctionalInterface
public interface BodyCheck {

    /** Accepts every body. */
    BodyCheck NONE = response -> null;

    /** Returns what is wrong with the response in a few words without any of its content, or null if it is fine. */
    @Nullable
    String problemOf(TransportResponse response);
}
