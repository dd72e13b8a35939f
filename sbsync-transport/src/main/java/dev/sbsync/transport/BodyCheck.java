package dev.sbsync.transport;

import org.jspecify.annotations.Nullable;

/**
 * Checks whether the body of a 2xx response is usable.
 *
 * <p>A response that fails the check is a protocol error. The request is retried if it may be
 * ({@link RetrySafety#ALWAYS}); otherwise its outcome is ambiguous. Must be thread-safe and must not block.
 */
@FunctionalInterface
public interface BodyCheck {

    /** Accepts every body. */
    BodyCheck NONE = response -> null;

    /** Returns a short description of the problem, without any content of the body, or null if the body is usable. */
    @Nullable
    String problemOf(TransportResponse response);
}
