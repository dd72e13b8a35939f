package dev.sbsync.client;

import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** Answers after a delay on the test's clock, and counts concurrent requests. */
final class SlowTransport implements Transport {

    private final Transport transport;
    private final TimeSource time;
    private final Random random;
    private int inFlight;
    private int most;

    SlowTransport(Transport transport, TimeSource time, Random random) {
        this.transport = transport;
        this.time = time;
        this.random = random;
    }

    synchronized int mostInFlight() {
        return most;
    }

    @Override
    public TransportOutcome execute(TransportRequest request) {
        try {
            add(1);
            time.sleep(Duration.ofMillis(50 + random.nextInt(200)));
            TransportOutcome outcome = transport.execute(request);
            time.sleep(Duration.ofMillis(50 + random.nextInt(200)));
            return outcome;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            TransportException failure = new TransportException(Kind.INTERRUPTED, "interrupted", 1, false, interrupt);
            return new TransportOutcome.NotSent(failure, CallCounts.NONE);
        } finally {
            add(-1);
        }
    }

    private synchronized void add(int requests) {
        inFlight += requests;
        most = Math.max(most, inFlight);
    }

    @Override
    public Optional<RateLimiter> rateLimiter() {
        return transport.rateLimiter();
    }

    @Override
    public TransportStats stats() {
        return transport.stats();
    }

    @Override
    public void close() {
        transport.close();
    }
}
