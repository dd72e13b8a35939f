package dev.sbsync.transport;

import java.util.Objects;

/** Sends requests over another transport with a limit for response bodies. Thread-safe. */
public final class LimitedTransport implements Transport {

    private final Transport transport;
    private final BodyLimit limit;

    /** Creates a view of {@code transport}, which {@link #close} does not close. */
    public LimitedTransport(Transport transport, BodyLimit limit) {
        this.transport = Objects.requireNonNull(transport, "transport");
        this.limit = Objects.requireNonNull(limit, "limit");
    }

    @Override
    public TransportOutcome execute(TransportRequest request) {
        return transport.execute(request.withBodyLimit(limit));
    }

    @Override
    public TransportStats stats() {
        return transport.stats();
    }

    @Override
    public void close() {}
}
