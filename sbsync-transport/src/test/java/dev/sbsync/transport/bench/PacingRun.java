package dev.sbsync.transport.bench;

import dev.sbsync.transport.RetrySafety;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.http.HttpTransport;
import dev.sbsync.transport.time.SimulatedTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Eight workers that always have requests, one limiter, the whole transport and a simulated network.
 *
 * @param accepted requests that the server accepted
 * @param throttled requests that the server throttled
 * @param firstSecond requests sent in the half-open second that starts with the first one
 */
record PacingRun(int accepted, int throttled, int firstSecond) {

    private static final int WORKERS = 8;
    private static final TransportRequest REQUEST = TransportRequest.builder(
                    "PUT", URI.create("https://example.com/v1/spaces/1"))
            .retrySafety(RetrySafety.ALWAYS)
            .build();

    /** Runs for {@code length} of simulated time; the same arguments give the same result. */
    static PacingRun simulate(
            Contenders contender, int perSecond, Duration phase, Duration jitter, Duration length, long seed) {
        SimulatedTime world = new SimulatedTime(seed);
        ClockSecondCounter counter = new ClockSecondCounter(perSecond, phase.toNanos());
        SimulatedNetwork network = new SimulatedNetwork(counter, world.time(), length, jitter, new Random(seed));
        Transport transport = HttpTransport.builder()
                .exchange(network)
                .time(world.time())
                .random(new Random(seed))
                .rateLimiter(contender.limiter(perSecond, world.time()))
                .build();
        world.run(() -> {
            for (int i = 0; i < WORKERS; i++) {
                world.tasks().start("worker " + i, () -> {
                    while (world.elapsed().compareTo(length) < 0) {
                        transport.execute(REQUEST);
                    }
                });
            }
        });
        return of(counter, network.sends);
    }

    static PacingRun of(ClockSecondCounter counter, List<Long> sends) {
        long end = sends.get(0) + Duration.ofSeconds(1).toNanos();
        int firstSecond = (int) sends.stream().filter(sent -> sent - end < 0).count();
        return new PacingRun(counter.accepted(), counter.throttled(), firstSecond);
    }

    /** Returns the accepted requests as a percentage of the limit in {@code length}. */
    double acceptedPercent(int perSecond, Duration length) {
        return 100.0 * accepted / (perSecond * length.toSeconds());
    }

    /** Returns the throttled requests as a percentage of all. */
    double throttledPercent() {
        return 100.0 * throttled / (accepted + throttled);
    }
}
