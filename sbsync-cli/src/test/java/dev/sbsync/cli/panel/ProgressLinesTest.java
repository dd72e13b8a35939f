package dev.sbsync.cli.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProgressLinesTest {

    private final ManualTime time = new ManualTime();
    private final List<String> lines = new ArrayList<>();
    private final List<Duration> times = new ArrayList<>();

    @Test
    void print_aLineEveryFiveSeconds() {
        print(Views.running(), 3);

        assertThat(times).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15));
        assertThat(lines).containsOnly("412 of 1,204 items (34 %) · 0.0 requests/s");
    }

    @Test
    void line_showsKnownValues() {
        assertThat(line(Views.running()))
                .isEqualTo("412 of 1,204 items (34 %) · about 2 min 20 s left · 5.9 requests/s");
        assertThat(line(Views.paused())).isEqualTo("412 of 1,204 items (34 %) · paused · 5.9 requests/s");
        assertThat(line(Views.draining()))
                .isEqualTo("412 of 1,204 items (34 %) · stopping, 3 items to finish · 5.9 requests/s");
        assertThat(line(Views.breakerOpen()))
                .isEqualTo("412 of 1,204 items (34 %) · 5.9 requests/s · server down, waiting · 12 throttled");
        assertThat(line(Views.problems()))
                .isEqualTo("421 of 1,204 items (34 %) · 2 to 5 min left · 5.9 requests/s · 2 failed · 3 blocked"
                        + " · 12 throttled");
    }

    @Test
    void line_ofARunWithFiles_countsThem() {
        assertThat(line(Views.files())).contains(" · files 1,240 down (312.4 MB), 1,236 up (309.1 MB), 7 running · ");
    }

    /** If lists confirm the uuids, no item ends before a list of 100. */
    @Test
    void line_itemsThatAreWrittenAndNotConfirmed_areProgress() {
        assertThat(line(Views.running().unconfirmed(60)))
                .isEqualTo("472 of 1,204 items (39 %) · 60 to be confirmed · about 2 min 20 s left · 5.9 requests/s");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void print_thatFails_saysSoWhenItIsClosed(Throwable failure) {
        RunSnapshot run = Views.running().view().run();
        AtomicInteger asked = new AtomicInteger();
        ProgressLines progress = new ProgressLines(
                () -> {
                    if (asked.incrementAndGet() > 1) {
                        throw failure instanceof Error error ? error(error) : (RuntimeException) failure;
                    }
                    return run;
                },
                true,
                lines::add,
                time);

        progress.print();

        assertThat(lines).isEmpty();
        progress.close();
        assertThat(lines).singleElement().asString().contains("not shown to the end", "heap");
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new OutOfMemoryError("Java heap space"),
                new IllegalArgumentException("heap", new OutOfMemoryError("Java heap space")));
    }

    private static RuntimeException error(Error error) {
        throw error;
    }

    private static String line(Views views) {
        return ProgressLines.line(views.view().run(), views.view().pace());
    }

    private void print(Views views, int count) {
        RunSnapshot run = views.view().run();
        ProgressLines[] printing = new ProgressLines[1];
        printing[0] = new ProgressLines(
                () -> run,
                true,
                line -> {
                    lines.add(line);
                    times.add(time.elapsed());
                    if (lines.size() == count) {
                        printing[0].close();
                    }
                },
                time);
        printing[0].print();
    }
}
