package dev.sbsync.client.internal.transfer;

import dev.sbsync.transport.Transport;
import dev.sbsync.transport.time.TimeSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connection for one direction, created with the first transfer, its slots and its counters. Thread-safe. */
public final class Transfers implements AutoCloseable {

    private final Supplier<Transport> factory;
    private final Slots slots;
    private final Traffic traffic = new Traffic();
    private @Nullable Transport created;
    private boolean closed;

    /** Creates a connection for {@code most} transfers at a time. */
    public Transfers(Supplier<Transport> factory, int most, TimeSource time) {
        this.factory = factory;
        this.slots = new Slots(most, time);
    }

    /** Returns the transport, which is closed if this is. */
    public synchronized Transport transport() {
        Transport transport = created;
        if (transport == null) {
            transport = factory.get();
            created = transport;
        }
        if (closed) {
            transport.close();
        }
        return transport;
    }

    /** Returns the slots of transfers. */
    public Slots slots() {
        return slots;
    }

    /** Returns the counters. */
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public synchronized void close() {
        closed = true;
        slots.close();
        if (created != null) {
            created.close();
        }
    }
}
