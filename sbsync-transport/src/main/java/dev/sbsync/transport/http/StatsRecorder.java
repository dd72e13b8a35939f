package dev.sbsync.transport.http;

import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.MethodStats;
import dev.sbsync.transport.RetryCause;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportStats;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Records the statistics of a transport. Thread-safe; does not block. */
final class StatsRecorder {

    private final LongAdder reads = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder backoffNanos = new LongAdder();
    private final LongAdder pacingNanos = new LongAdder();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ConcurrentHashMap<String, MethodRecorder> byMethod = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<RetryCause, LongAdder> retries = new ConcurrentHashMap<>();

    void attempted(TransportRequest request, ExchangeResult result, Duration latency) {
        (request.write() ? writes : reads).increment();
        byMethod.computeIfAbsent(request.method(), absent -> new MethodRecorder())
                .attempted(result, latency);
        byte[] body = request.body();
        if (body != null && result.sent()) {
            bytesOut.add(body.length);
        }
        if (result instanceof ExchangeResult.Response) {
            request.streamedBody().ifPresent(stream -> bytesOut.add(stream.length()));
        }
        if (result instanceof ExchangeResult.Response answered) {
            bytesIn.add(answered.response().body().length);
            if (answered.response().status() == 429) {
                throttled.increment();
            }
        }
    }

    void retried(RetryCause cause) {
        Counters.increment(retries, cause);
    }

    /** Counts a call that was not sent because the circuit was open or the rate limiter paused. */
    void refused() {
        refused.increment();
    }

    void backedOff(Duration waited) {
        backoffNanos.add(waited.toNanos());
    }

    void waiting(int more) {
        waiting.addAndGet(more);
    }

    void paced(Duration waited) {
        pacingNanos.add(waited.toNanos());
    }

    TransportStats snapshot(CircuitState circuit) {
        SortedMap<String, MethodStats> methods = new TreeMap<>();
        SortedMap<Integer, Long> statuses = new TreeMap<>();
        byMethod.forEach((method, recorder) -> {
            MethodStats stats = recorder.snapshot();
            methods.put(method, stats);
            stats.byStatus().forEach((status, count) -> statuses.merge(status, count, Long::sum));
        });
        SortedMap<RetryCause, Long> causes = Counters.snapshot(retries);
        return new TransportStats(
                reads.sum(),
                writes.sum(),
                causes.values().stream().mapToLong(Long::longValue).sum(),
                throttled.sum(),
                Collections.unmodifiableSortedMap(statuses),
                Duration.ofNanos(backoffNanos.sum()),
                Duration.ofNanos(pacingNanos.sum()),
                Collections.unmodifiableSortedMap(methods),
                causes,
                refused.sum(),
                new TransportStats.Traffic(bytesOut.sum(), bytesIn.sum()),
                new TransportStats.Moment(waiting.get(), circuit));
    }
}
