package dev.sbsync.transport.bench;

import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A network with jitter and a server with a limit per wall-clock second. */
final class SimulatedNetwork implements Exchange {

    private static final Duration LATENCY = Duration.ofMillis(120);

    final ClockSecondCounter counter;
    final List<Long> sends = new ArrayList<>();
    private final TimeSource time;
    private final long end;
    private final Duration jitter;
    private final Random random;

    /** Creates a network whose server counts requests within {@code length} from now. */
    SimulatedNetwork(ClockSecondCounter counter, TimeSource time, Duration length, Duration jitter, Random random) {
        this.counter = counter;
        this.time = time;
        this.end = time.nanos() + length.toNanos();
        this.jitter = jitter;
        this.random = random;
    }

    @Override
    public ExchangeResult send(TransportRequest request, Duration deadline) {
        try {
            synchronized (sends) {
                sends.add(time.nanos());
            }
            time.sleep(spread());
            int status = time.nanos() >= end || counter.take(time.nanos()) ? 200 : 429;
            time.sleep(LATENCY.plus(spread()));
            return new ExchangeResult.Response(new TransportResponse(status, Map.of(), new byte[0]));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ExchangeResult.Failure(Kind.INTERRUPTED, true, "interrupted", e);
        }
    }

    /** The jitter of one direction: exponential, as caused by queues. */
    private Duration spread() {
        return Duration.ofNanos((long) (-Math.log(1 - random.nextDouble()) * jitter.toNanos()));
    }

    @Override
    public void close() {}
}
