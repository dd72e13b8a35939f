package dev.sbsync.transport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.http.HttpTransport;
import dev.sbsync.transport.ratelimit.AcquireLimits;
import dev.sbsync.transport.ratelimit.Permit;
import dev.sbsync.transport.ratelimit.Priority;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The limiters at the same time over HTTP, each with its own server on the loopback address. */
class PacingRealTimeBench {

    private static final int PER_SECOND = 6;
    private static final int JITTER_MILLIS = 10;
    private static final Duration LATENCY = Duration.ofMillis(120);
    private static final Duration LENGTH = Duration.ofMinutes(3);
    private static final int WORKERS = 8;

    private final TimeSource time = TimeSource.system();

    @Test
    void run() throws Exception {
        Map<Contenders, PacingRun> runs = Collections.synchronizedMap(new EnumMap<>(Contenders.class));
        List<Thread> threads = new ArrayList<>();
        for (Contenders contender : Contenders.values()) {
            Thread thread = new Thread(() -> runs.put(contender, run(contender)));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("| limiter | accepted % of the limit | throttled (of all) | sent in the first second "
                + "| simulated: accepted % | simulated: throttled % |");
        System.out.println("|---|---|---|---|---|---|");
        for (Contenders contender : Contenders.values()) {
            PacingRun run = Objects.requireNonNull(runs.get(contender));
            PacingCell simulated = PacingCell.simulate(contender, PER_SECOND, JITTER_MILLIS, Duration.ofMinutes(10), 1);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %d (%.2f %%) | %d | %.2f | %.3f |%n",
                    contender,
                    run.acceptedPercent(PER_SECOND, LENGTH),
                    run.throttled(),
                    run.throttledPercent(),
                    run.firstSecond(),
                    simulated.acceptedPercent(),
                    simulated.throttledPercent());
        }
        PacingRun ours = Objects.requireNonNull(runs.get(Contenders.OURS));
        assertThat(ours.acceptedPercent(PER_SECOND, LENGTH)).isGreaterThanOrEqualTo(97);
        assertThat(ours.throttled()).isLessThanOrEqualTo(2);
    }

    private PacingRun run(Contenders contender) {
        Instant wall = Instant.now();
        long phase = wall.getEpochSecond() * 1_000_000_000L + wall.getNano() - time.nanos();
        ClockSecondCounter counter = new ClockSecondCounter(PER_SECOND, phase);
        long end = time.nanos() + LENGTH.toNanos();
        RecordingLimiter limiter = new RecordingLimiter(
                contender.limiter(PER_SECOND, time), time, Collections.synchronizedList(new ArrayList<>()));
        try (MinimalServer server = new MinimalServer(200, () -> answer(counter, end));
                Transport transport =
                        HttpTransport.builder().rateLimiter(limiter).build()) {
            TransportRequest request =
                    TransportRequest.builder("GET", server.address()).build();
            List<Thread> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                Thread worker = new Thread(() -> {
                    while (time.nanos() - end < 0) {
                        transport.execute(request);
                    }
                });
                worker.start();
                workers.add(worker);
            }
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return PacingRun.of(counter, limiter.sends());
    }

    private int answer(ClockSecondCounter counter, long end) {
        LockSupport.parkNanos(spread());
        long now = time.nanos();
        boolean taken = now - end >= 0 || counter.take(now);
        LockSupport.parkNanos(LATENCY.toNanos() + spread());
        return taken ? 200 : 429;
    }

    private static final Random RANDOM = new Random(1);

    private static long spread() {
        return (long) (-Math.log(1 - RANDOM.nextDouble())
                * Duration.ofMillis(JITTER_MILLIS).toNanos());
    }

    /**
     * Records when permits were granted.
     *
     * @param sends times of the monotonic clock, in the order in which permits were granted
     */
    private record RecordingLimiter(RateLimiter limiter, TimeSource time, List<Long> sends) implements RateLimiter {

        @Override
        public @Nullable Permit acquire(Priority priority, AcquireLimits limits) throws InterruptedException {
            Permit permit = limiter.acquire(priority, limits);
            if (permit != null) {
                sends.add(time.nanos());
            }
            return permit;
        }

        @Override
        public void recheck() {
            limiter.recheck();
        }

        @Override
        public void pause(Duration duration) {
            limiter.pause(duration);
        }

        @Override
        public Duration pausedFor() {
            return limiter.pausedFor();
        }

        @Override
        public void limit(String scope, RateLimit limit) {
            limiter.limit(scope, limit);
        }

        @Override
        public void serverLimit(RateLimit limit) {
            limiter.serverLimit(limit);
        }

        @Override
        public void scale(double share) {
            limiter.scale(share);
        }

        @Override
        public RateLimit limit() {
            return limiter.limit();
        }

        @Override
        public int waiting() {
            return limiter.waiting();
        }
    }
}
