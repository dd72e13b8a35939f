package dev.sbsync.transport.http;

import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.MethodStats;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Records the statistics of one HTTP method. Thread-safe; does not block. */
final class MethodRecorder {

    private final LongAdder attempts = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final ConcurrentHashMap<Integer, LongAdder> byStatus = new ConcurrentHashMap<>();
    private final LongAdder latencySum = new LongAdder();
    private final LongAccumulator latencyMax = new LongAccumulator(Math::max, 0);

    void attempted(ExchangeResult result, Duration latency) {
        attempts.increment();
        if (result.sent()) {
            sent.increment();
            latencySum.add(latency.toNanos());
            latencyMax.accumulate(latency.toNanos());
        }
        if (result instanceof ExchangeResult.Response answered) {
            Counters.increment(byStatus, answered.response().status());
        }
    }

    MethodStats snapshot() {
        return new MethodStats(
                attempts.sum(),
                sent.sum(),
                Counters.snapshot(byStatus),
                Duration.ofNanos(latencySum.sum()),
                Duration.ofNanos(latencyMax.get()));
    }
}
