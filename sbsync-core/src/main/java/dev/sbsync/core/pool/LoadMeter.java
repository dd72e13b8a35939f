package dev.sbsync.core.pool;

import dev.sbsync.transport.MethodStats;
import dev.sbsync.transport.TransportStats;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Derives the attempts that ended since the last call from the transports' statistics. Not thread-safe. */
final class LoadMeter {

    /** Slower responses count as bad. */
    private static final Duration SLOW = Duration.ofSeconds(10);

    private final List<Supplier<TransportStats>> transports;
    private List<TransportStats> before;

    LoadMeter(List<Supplier<TransportStats>> transports) {
        this.transports = List.copyOf(transports);
        this.before = read();
    }

    Load sinceLast() {
        List<TransportStats> now = read();
        Load sum = new Load(0, 0, 0, Duration.ZERO, Duration.ZERO);
        for (int i = 0; i < now.size(); i++) {
            sum = sum(sum, load(now.get(i).minus(before.get(i))));
        }
        before = now;
        return sum;
    }

    private List<TransportStats> read() {
        return transports.stream().map(Supplier::get).toList();
    }

    private static Load load(TransportStats stats) {
        long fine = stats.byStatus().entrySet().stream()
                .filter(status -> status.getKey() < 500 && status.getKey() != 429)
                .mapToLong(Map.Entry::getValue)
                .sum();
        // an attempt without a response counts only in the total
        long bad = Math.max(0, stats.total() - fine - stats.throttled());
        Duration inAir =
                stats.byMethod().values().stream().map(MethodStats::latencySum).reduce(Duration.ZERO, Duration::plus);
        boolean slow = inAir.compareTo(SLOW.multipliedBy(Math.max(1, stats.total()))) > 0;
        return new Load(slow ? 0 : fine, slow ? bad + fine : bad, stats.throttled(), stats.pacing(), inAir);
    }

    private static Load sum(Load one, Load other) {
        return new Load(
                one.good() + other.good(),
                one.bad() + other.bad(),
                one.throttled() + other.throttled(),
                one.pacing().plus(other.pacing()),
                one.inAir().plus(other.inAir()));
    }
}
