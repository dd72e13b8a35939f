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
 * <p>HttpClient's response timeout restarts with every byte, and a blocked socket does not react to an interrupt;
 * cancelling the request ends both. All exchanges share one alarm, because most end before it is due and an alarm for
 * each would be expensive. Thread-safe.
 */
final class Watchdog {

    /** How often to check for interrupts. Longer than most exchanges. */
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(100);

    private final TimeSource time;
    private final Set<Flight> inFlight = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Check next;

    /** The next check of all exchanges. */
    private record Check(long at, Alarm alarm) {}

    Watchdog(TimeSource time) {
        this.time = time;
    }

    /** Watches an exchange until {@link #unwatch}. */
    void watch(Flight flight) {
        // added first: a check that starts meanwhile will find it
        inFlight.add(flight);
        checkWithin(flight.remaining());
    }

    void unwatch(Flight flight) {
        inFlight.remove(flight);
    }

    /** Ends all exchanges. */
    void endAll(Kind reason) {
        inFlight.forEach(flight -> flight.markEnded(reason));
        inFlight.forEach(flight -> flight.end(reason));
    }

    /** Stops checking. */
    synchronized void close() {
        Check check = next;
        if (check != null) {
            check.alarm().cancel();
        }
    }

    private void checkWithin(Duration left) {
        long at = time.nanos() + (left.compareTo(CHECK_INTERVAL) < 0 ? left : CHECK_INTERVAL).toNanos();
        if (!isDueBefore(next, at)) {
            set(at);
        }
    }

    private synchronized void set(long at) {
        Check check = next;
        if (isDueBefore(check, at)) {
            return;
        }
        if (check != null) {
            check.alarm().cancel();
        }
        next = new Check(at, time.alarm(Duration.ofNanos(at - time.nanos()), this::check));
    }

    private static boolean isDueBefore(@Nullable Check check, long at) {
        return check != null && check.at() - at <= 0;
    }

    private void check() {
        next = null;
        Duration shortest = null;
        for (Flight flight : inFlight) {
            Duration left = flight.check();
            if (shortest == null || left.compareTo(shortest) < 0) {
                shortest = left;
            }
        }
        if (shortest != null) {
            checkWithin(shortest);
        }
    }
}
