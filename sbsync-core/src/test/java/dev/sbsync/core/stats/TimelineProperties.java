package dev.sbsync.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.stats.Timeline.Sample;
import dev.sbsync.transport.CircuitState;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TimelineProperties {

    @Property(tries = 200)
    void record_anySamples_staysBoundedAndLosesNothingThatCounts(
            @ForAll @IntRange(min = 2, max = 32) int half,
            @ForAll @IntRange(min = 1, max = 3000) int count,
            @ForAll long seed) {
        int capacity = 2 * half;
        Timeline timeline = new Timeline(Duration.ofMillis(500), capacity);
        Random random = new Random(seed);
        Duration at = Duration.ZERO;
        long requests = 0;
        boolean everOpen = false;
        boolean wasFull = false;
        Sample first = null;
        Sample last = null;
        for (int i = 0; i < count; i++) {
            CircuitState circuit = random.nextInt(50) == 0 ? CircuitState.OPEN : CircuitState.CLOSED;
            everOpen |= circuit == CircuitState.OPEN;
            last = new Sample(at, requests / 3, requests, 0, random.nextInt(8), 8, circuit, false);
            first = first == null ? last : first;
            timeline.record(last);
            int size = timeline.samples().size();
            assertThat(size).isLessThanOrEqualTo(capacity);
            wasFull |= size == capacity;
            if (wasFull) {
                assertThat(size).isGreaterThan(capacity / 2);
            }
            at = at.plusMillis(random.nextInt(random.nextInt(20) == 0 ? 60_000 : 700));
            requests += random.nextInt(7);
        }

        List<Sample> samples = timeline.samples();
        assertThat(samples.get(0)).isEqualTo(first);
        assertThat(samples.get(samples.size() - 1))
                .usingRecursiveComparison()
                .ignoringFields("circuit")
                .isEqualTo(last);
        assertThat(samples)
                .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()))
                .isSortedAccordingTo((one, other) -> Long.compare(one.requests(), other.requests()));
        assertThat(samples.stream().anyMatch(sample -> sample.circuit() == CircuitState.OPEN))
                .isEqualTo(everOpen);
    }
}
