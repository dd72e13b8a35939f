package dev.sbsync.transport;

import java.time.Duration;
import java.util.Collections;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a transport does. Thread-safe, and never blocks. */
final class StatsRecorder {

    private final LongAdder reads = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongAdder backoffNanos = new LongAdder();
    private final LongAdder pacingNanos = new LongAdder();
    private final ConcurrentSkipListMap<Integer, LongAdder> byStatus = new ConcurrentSkipListMap<>();

    void attempted(TransportRequest request, int attempt, ExchangeResult result) {
        (request.write() ? writes : reads).increment();
        if (attempt > 1) {
            retries.increment();
        }
        if (result instanceof ExchangeResult.Response answered) {
            int status = answered.response().status();
            byStatus.computeIfAbsent(status, key -> new LongAdder()).increment();
            if (status == 429) {
                throttled.increment();
            }
        }
    }

    void backedOff(Duration waited) {
        backoffNanos.add(waited.toNanos());
    }

    void paced(Duration waited) {
        pacingNanos.add(waited.toNanos());
    }

    TransportStats snapshot() {
        TreeMap<Integer, Long> statuses = new TreeMap<>();
        byStatus.forEach((status, count) -> statuses.put(status, count.sum()));
        long readsNow = reads.sum();
        long writesNow = writes.sum();
        return new TransportStats(
                readsNow + writesNow,
                readsNow,
                writesNow,
                retries.sum(),
                throttled.sum(),
                Collections.unmodifiableSortedMap(statuses),
                Duration.ofNanos(backoffNanos.sum()),
                Duration.ofNanos(pacingNanos.sum()));
    }
}
