package dev.sbsync.transport;

import dev.sbsync.transport.error.TransportException.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A finished attempt, for a {@link TransportListener}.
 *
 * @param method the HTTP method
 * @param path the path, with {@code {id}} instead of numbers and uuids ({@link TransportRequest#pathTemplate()})
 * @param attempt the number of the attempt within its call, from 1
 * @param status the HTTP status, or 0 if no response arrived
 * @param failure the kind of failure, or null for a usable response
 * @param latency the time from sending to the last byte of the response; zero if nothing was sent
 * @param retryAfter the delay that the server requested, or null
 */
public record AttemptReport(
        String method,
        String path,
        int attempt,
        int status,
        @Nullable Kind failure,
        Duration latency,
        @Nullable Duration retryAfter) {

    /** Returns whether the server throttled the attempt (429). */
    public boolean throttled() {
        return status == 429;
    }
}
