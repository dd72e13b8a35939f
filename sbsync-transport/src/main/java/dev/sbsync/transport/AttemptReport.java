package dev.sbsync.transport;

import dev.sbsync.transport.error.TransportException.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt that has ended, for a {@link TransportListener}.
 *
 * @param method the HTTP method
 * @param path the path, with {@code {id}} instead of numbers and uuids ({@link TransportRequest#pathTemplate()})
 * @param attempt which attempt of its call it was, counted from 1
 * @param status the status of the answer, 0 if none arrived
 * @param failure what was wrong, null for a usable answer
 * @param latency from sending to the last byte of the answer, without any wait before; zero if nothing was sent
 * @param retryAfter how long the server asked to be left alone, null if it did not
 */
public record AttemptReport(
        String method,
        String path,
        int attempt,
        int status,
        @Nullable Kind failure,
        Duration latency,
        @Nullable Duration retryAfter) {

    /** Returns whether the server refused the attempt for its rate (429). */
    public boolean throttled() {
        return status == 429;
    }
}
