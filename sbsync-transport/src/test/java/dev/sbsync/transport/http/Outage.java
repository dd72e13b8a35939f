package dev.sbsync.transport.http;

import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.RetrySafety;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportOutcome.Answered;
import dev.sbsync.transport.TransportOutcome.Failed;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.time.SimulatedTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A simulated run through an outage: workers share a transport and always have requests, a server fails for some time,
 * and failed calls are parked until their {@code retryAfter}.
 */
final class Outage {

    private static final Duration HEALTHY_LATENCY = Duration.ofMillis(120);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final TransportRequest REQUEST = TransportRequest.builder(
                    "PUT", URI.create("https://example.com/v1/spaces/1/stories/1"))
            .retrySafety(RetrySafety.ALWAYS)
            .build();

    /** A call that is parked until its {@code retryAfter}. */
    private record Parked(long notBefore) {}

    private final SimulatedTime world;
    private final Random random;
    private final long from;
    private final long until;
    private final long end;
    private final int status;
    private final Map<String, List<String>> headers;
    private final Duration latency;
    private final List<Parked> parked = new ArrayList<>();
    private final List<Long> arrivals = new ArrayList<>();

    /** The states of the circuit, in order. */
    final List<CircuitState> circuit = new ArrayList<>();

    private @Nullable Long shut;
    int answered;
    int begun;
    final List<Failed> lost = new ArrayList<>();

    /** Runs {@code workers} at {@code rps}; the server fails from {@code from} for {@code lasts}. */
    Outage(long seed, int rps, int workers, int status, Duration latency, Duration from, Duration lasts) {
        this(seed, rps, workers, 1, status, Map.of(), latency, from, lasts);
    }

    /**
     * The same with several transports that share a limiter, and with headers in the responses of the failing server.
     */
    Outage(
            long seed,
            int rps,
            int workers,
            int transports,
            int status,
            Map<String, List<String>> headers,
            Duration latency,
            Duration from,
            Duration lasts) {
        this.world = new SimulatedTime(seed);
        this.random = new Random(seed);
        this.status = status;
        this.headers = headers;
        this.latency = latency;
        this.from = from.toNanos();
        this.until = this.from + lasts.toNanos();
        this.end = this.until + Duration.ofSeconds(40).toNanos();
        RateLimiter budget = RateLimiters.create(world.time()).forKey("one", RateLimit.perSecond(rps));
        List<Transport> all = new ArrayList<>();
        for (int i = 0; i < transports; i++) {
            all.add(HttpTransport.builder()
                    .exchange(new Server())
                    .time(world.time())
                    .random(random)
                    .rateLimiter(budget)
                    .listener(new CircuitLog())
                    .build());
        }
        world.run(() -> {
            for (int i = 0; i < workers; i++) {
                Transport transport = all.get(i % transports);
                world.tasks().start("worker " + i, () -> work(transport));
            }
        });
    }

    private void work(Transport transport) {
        while (world.time().nanos() < end || !parked.isEmpty()) {
            Parked due = takeDue();
            if (due != null || world.time().nanos() < end) {
                begun += due == null ? 1 : 0;
                ended(transport.execute(REQUEST));
            } else {
                pause();
            }
        }
    }

    private void ended(TransportOutcome outcome) {
        if (outcome instanceof Answered) {
            answered++;
        } else if (outcome instanceof Failed failed) {
            failed.retryAfter().ifPresentOrElse(this::park, () -> lost.add(failed));
            pause();
        }
    }

    private void park(Duration delay) {
        parked.add(new Parked(world.time().nanos() + delay.toNanos()));
    }

    private @Nullable Parked takeDue() {
        long now = world.time().nanos();
        for (Parked item : parked) {
            if (item.notBefore <= now) {
                parked.remove(item);
                return item;
            }
        }
        return null;
    }

    private void pause() {
        try {
            world.time().sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Requests that reached the failing server before the circuit opened, or all if it did not open. */
    long sentBeforeShut() {
        long last = shut == null ? until : shut;
        return arrivals.stream().filter(at -> at >= from && at <= last).count();
    }

    /** Requests that reached the failing server after the circuit had opened. */
    List<Long> sentWhileShut() {
        return shut == null
                ? List.of()
                : arrivals.stream().filter(at -> at > shut && at < until).toList();
    }

    /** Requests that reached the server while it failed. */
    long sentInOutage() {
        return arrivals.stream().filter(at -> at >= from && at < until).count();
    }

    /**
     * The shortest time between two requests after the circuit opened, including the time to the first; null without
     * requests.
     */
    @Nullable
    Duration closestWhileShut() {
        Duration closest = null;
        long before = shut == null ? 0 : shut;
        for (long at : sentWhileShut()) {
            Duration gap = Duration.ofNanos(at - before);
            closest = closest == null || gap.compareTo(closest) < 0 ? gap : closest;
            before = at;
        }
        return closest;
    }

    /** Requests per second between 20 and 35 seconds after the end of the outage. */
    double rateAfterwards() {
        long begin = until + Duration.ofSeconds(20).toNanos();
        long stop = until + Duration.ofSeconds(35).toNanos();
        return arrivals.stream().filter(at -> at >= begin && at < stop).count() / 15.0;
    }

    private final class CircuitLog implements TransportListener {
        @Override
        public void circuitChanged(CircuitState before, CircuitState now) {
            circuit.add(now);
            if (shut == null) {
                shut = world.time().nanos();
            }
        }
    }

    /** Fails requests that arrive during the outage. */
    private final class Server implements Exchange {
        @Override
        public ExchangeResult send(TransportRequest request, Duration deadline) {
            try {
                long arrival = world.time().nanos();
                arrivals.add(arrival);
                boolean out = arrival >= from && arrival < until;
                Duration base = out ? latency : HEALTHY_LATENCY;
                world.time().sleep(base.plusMillis(random.nextInt(20)));
                return new ExchangeResult.Response(
                        new TransportResponse(out ? status : 200, out ? headers : Map.of(), new byte[0]));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new ExchangeResult.Failure(Kind.INTERRUPTED, true, "interrupted", e);
            }
        }

        @Override
        public void close() {}
    }
}
