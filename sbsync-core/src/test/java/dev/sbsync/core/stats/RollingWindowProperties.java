package dev.sbsync.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RollingWindowProperties {

    private record Event(long nanos, long count) {}

    /** Against a list of all events: bursts, idle hours and anything between. */
    @Property(tries = 200)
    void rateAndHistory_anyEvents_areThoseOfTheListOfAllEvents(
            @ForAll @IntRange(min = 2, max = 40) int slots,
            @ForAll @IntRange(min = 1, max = 3000) int slotMillis,
            @ForAll @IntRange(min = 1, max = 45) int askedSlots,
            @ForAll long seed) {
        ManualTime time = new ManualTime();
        RollingWindow window = new RollingWindow(time, Duration.ofMillis(slotMillis), slots);
        long slotNanos = Duration.ofMillis(slotMillis).toNanos();
        Random random = new Random(seed);
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            time.advance(Duration.ofNanos(pause(random, slotNanos * slots)));
            long count = random.nextInt(5);
            window.add(count);
            all.add(new Event(time.nanos(), count));
            if (random.nextInt(5) == 0) {
                long now = time.nanos();
                long covered = Math.min(askedSlots, slots);
                long from = Math.max(0, now / slotNanos - covered + 1) * slotNanos;
                double expected = sum(all, from, now + 1) * 1e9 / Math.max(slotNanos, now - from);
                assertThat(window.rate(Duration.ofMillis((long) askedSlots * slotMillis)))
                        .isEqualTo(expected, offset(1e-9 * Math.max(1, expected)));
                long[] history = window.history();
                assertThat(history).hasSizeLessThan(slots);
                for (int back = 1; back <= history.length; back++) {
                    long start = (now / slotNanos - back) * slotNanos;
                    assertThat(history[history.length - back]).isEqualTo(sum(all, start, start + slotNanos));
                }
            }
        }
    }

    /** An evenly growing counter has an even rate, apart from rounding, however often it is read. */
    @Property(tries = 200)
    void addSince_anySteps_rateIsThatOfTheCounter(
            @ForAll @IntRange(min = 1, max = 50) int perSecond,
            @ForAll @IntRange(min = 2, max = 30) int slots,
            @ForAll long seed) {
        ManualTime time = new ManualTime();
        RollingWindow window = new RollingWindow(time, Duration.ofSeconds(1), slots);
        Random random = new Random(seed);
        long seen = 0;
        for (int i = 0; i < 60; i++) {
            time.advance(Duration.ofMillis(random.nextInt(5) == 0 ? random.nextInt(9000) : random.nextInt(1000)));
            long count = time.nanos() * perSecond / 1_000_000_000L;
            window.addSince(count - seen);
            seen = count;
        }

        double covered = slots - 1;
        assertThat(window.rate(Duration.ofSeconds(slots))).isEqualTo(perSecond, offset(3 / covered));
    }

    private static long pause(Random random, long window) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextLong(window / 50 + 1);
            case 2 -> random.nextLong(window);
            default -> random.nextLong(window * 3);
        };
    }

    private static long sum(List<Event> events, long from, long before) {
        return events.stream()
                .filter(event -> event.nanos() >= from && event.nanos() < before)
                .mapToLong(Event::count)
                .sum();
    }
}
