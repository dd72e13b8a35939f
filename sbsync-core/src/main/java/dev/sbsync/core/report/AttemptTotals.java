package dev.sbsync.core.report;

import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.stats.Timeline;
import dev.sbsync.transport.TransportStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Sums the attempts of a run, without the time between them. Pure functions. */
final class AttemptTotals {

    private AttemptTotals() {}

    static Duration duration(List<RunAttempt> attempts) {
        return attempts.stream().map(RunAttempt::duration).reduce(Duration.ZERO, Duration::plus);
    }

    static TransportStats requests(List<RunAttempt> attempts, Function<RunAttempt, TransportStats> side) {
        return attempts.stream().map(side).reduce(AttemptTotals::sum).orElseThrow();
    }

    /** Returns the counts that reports contain; gauges and counts per method are not stored. */
    static TransportStats sum(TransportStats one, TransportStats other) {
        SortedMap<Integer, Long> byStatus = new TreeMap<>(one.byStatus());
        other.byStatus().forEach((status, count) -> byStatus.merge(status, count, Long::sum));
        return new TransportStats(
                one.reads() + other.reads(),
                one.writes() + other.writes(),
                one.retries() + other.retries(),
                one.throttled() + other.throttled(),
                byStatus,
                one.backoff().plus(other.backoff()),
                one.pacing().plus(other.pacing()));
    }

    /** Returns the samples of all attempts, concatenated without gaps. */
    static List<Timeline.Sample> timeline(List<RunAttempt> attempts) {
        List<Timeline.Sample> all = new ArrayList<>();
        Duration ran = Duration.ZERO;
        long requests = 0;
        long throttled = 0;
        for (RunAttempt attempt : attempts) {
            for (Timeline.Sample sample : attempt.timeline()) {
                all.add(new Timeline.Sample(
                        sample.at().plus(ran),
                        sample.ended(),
                        sample.requests() + requests,
                        sample.throttled() + throttled,
                        sample.active(),
                        sample.allowed(),
                        sample.circuit(),
                        sample.paused()));
            }
            ran = ran.plus(attempt.duration());
            requests +=
                    attempt.sourceRequests().total() + attempt.targetRequests().total();
            throttled += attempt.sourceRequests().throttled()
                    + attempt.targetRequests().throttled();
        }
        return all;
    }
}
