package dev.sbsync.client;

import dev.sbsync.client.AssetOperations.Uploads;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The connection to the storage of files, created with the first upload. Thread-safe. */
final class UploadConnection implements Supplier<Uploads>, AutoCloseable {

    /** The time limit of one upload with all its attempts; an attempt has a shorter one, by the file's length. */
    static final Duration LONGEST = Duration.ofDays(1);

    private final Supplier<Transport> factory;
    private final TimeSource time;
    private final RandomGenerator random;
    private @Nullable Transport created;
    private boolean closed;

    UploadConnection(Supplier<Transport> factory, TimeSource time, RandomGenerator random) {
        this.factory = factory;
        this.time = time;
        this.random = random;
    }

    @Override
    public synchronized Uploads get() {
        Transport transport = created;
        if (transport == null) {
            transport = factory.get();
            created = transport;
        }
        if (closed) {
            transport.close();
        }
        return new Uploads(transport, time, random);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (created != null) {
            created.close();
        }
    }
}
