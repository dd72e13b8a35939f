package dev.sbsync.transport;

import java.time.Duration;

/**
 * Sends a single HTTP request, without pacing or retries.
 *
 * <p>{@code HttpTransport} uses real HTTP unless its builder gets another implementation, such as a simulated network.
 * Implementations must be thread-safe.
 */
public interface Exchange extends AutoCloseable {

    /**
     * Sends the request and reads the whole response. Blocks up to {@code deadline}. Returns failures as values and
     * does not throw. If the calling thread is interrupted, ends with
     * {@link dev.sbsync.transport.error.TransportException.Kind#INTERRUPTED} and keeps the interrupt flag set.
     */
    ExchangeResult send(TransportRequest request, Duration deadline);

    /** Ends exchanges in flight and releases resources. Idempotent. */
    @Override
    void close();
}
