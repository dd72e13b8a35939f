package dev.sbsync.client;

import dev.sbsync.client.AssetOperations.Uploads;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The connections to where files are uploaded, made when the first one is. Thread-safe. */
final class UploadLink implements Supplier<Uploads>, AutoCloseable {

    /** How long one upload may take with all its attempts; each attempt has a shorter deadline by its length. */
    static final Duration LONGEST = Duration.ofDays(1);

    private final Supplier<Transport> carrier;
    private final TimeSource time;
    private final RandomGenerator random;
    private @Nullable Transport made;
    private boolean closed;

    UploadLink(Supplier<Transport> carrier, TimeSource time, RandomGenerator random) {
        this.carrier = carrier;
        this.time = time;
        this.random = random;
    }

    @Override
    public synchronized Uploads get() {
        Transport transport = made;
        if (transport == null) {
            transport = carrier.get();
            made = transport;
        }
        if (closed) {
            transport.close();
        }
        return new Uploads(transport, time, random);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (made != null) {
            made.close();
        }
    }
}
