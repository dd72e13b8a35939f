package dev.sbsync.transport;

import java.time.Duration;

/**
 * The network: carries out a single HTTP exchange, without pacing and without repeating anything.
 *
 * <p>{@code HttpTransport} uses HTTP unless its builder gets another implementation, such as a simulated network.
 * Implementations must be thread-safe.
 */
public interface Exchange extends AutoCloseable {

    /**
     * Sends the request once and reads the whole answer. Blocks, but not longer than {@code deadline}; what goes wrong
     * is a value, never an exception. An interrupt of the calling thread ends the exchange with
     * {@link dev.sbsync.transport.error.TransportException.Kind#INTERRUPTED} and leaves the thread's flag set.
     */
    ExchangeResult send(TransportRequest request, Duration deadline);

    /** Ends the exchanges in flight and releases what is held. Idempotent. */
    @Override
    void close();
}
