package dev.sbsync.transport.internal.httpclient;

import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.time.TimeSource;
import dev.sbsync.transport.time.TimeSource.Alarm;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Ends exchanges at their deadline, or when the calling thread is interrupted.
 *
 * <p>HttpClient's response timeout starts again with every byte, and a blocked socket does not notice an interrupt;
 * cancelling the request ends both. One alarm serves all exchanges: most are over before it is due, and setting one for
 * each would be the dearest thing that is done for them. Thread-safe.
 */
final class Watchdog {

    /** How often to look whether a calling thread was interrupted: few exchanges take as long as that. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final TimeSource time;
    private final Set<Flight> inFlight = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Look next;

    /** The next time to look at everything in flight. */
    private record Look(long at, Alarm alarm) {}

    Watchdog(TimeSource time) {
        this.time = time;
    }

    /** Looks after an exchange until it is {@linkplain #leave left}. */
    void watch(Flight flight) {
        // in this order: a look that takes itself off after this reads it will find the flight
        inFlight.add(flight);
        lookWithin(flight.remaining());
    }

    void leave(Flight flight) {
        inFlight.remove(flight);
    }

    /** Ends everything that is in flight. */
    void endAll(Kind reason) {
        inFlight.forEach(flight -> flight.doom(reason));
        inFlight.forEach(flight -> flight.end(reason));
    }

    /** Looks no more. */
    synchronized void close() {
        Look look = next;
        if (look != null) {
            look.alarm().cancel();
        }
    }

    private void lookWithin(Duration left) {
        long at = time.nanos() + (left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY).toNanos();
        if (!comesBefore(next, at)) {
            set(at);
        }
    }

    private synchronized void set(long at) {
        Look look = next;
        if (comesBefore(look, at)) {
            return;
        }
        if (look != null) {
            look.alarm().cancel();
        }
        next = new Look(at, time.alarm(Duration.ofNanos(at - time.nanos()), this::look));
    }

    private static boolean comesBefore(@Nullable Look look, long at) {
        return look != null && look.at() - at <= 0;
    }

    private void look() {
        next = null;
        Duration shortest = null;
        for (Flight flight : inFlight) {
            Duration left = flight.look();
            if (shortest == null || left.compareTo(shortest) < 0) {
                shortest = left;
            }
        }
        if (shortest != null) {
            lookWithin(shortest);
        }
    }
}
