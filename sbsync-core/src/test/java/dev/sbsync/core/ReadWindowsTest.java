package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every read of a run gets no usable answer for 10 s or 60 s, from its start or from its middle: no item fails. */
class ReadWindowsTest {

    private static final int STORIES = 40;

    /** What reads are answered with during a window. */
    private enum Answer {
        HTML(200, "<html><body>Please wait</body></html>"),
        EMPTY(200, ""),
        CUT_JSON(200, "{\"story\":{\"id\":1,\"na"),
        WRAPPED_WRONGLY(200, "{\"item\":{}}"),
        STATUS_302(302, ""),
        STATUS_408(408, ""),
        STATUS_409(409, ""),
        STATUS_423(423, ""),
        STATUS_425(425, ""),
        STATUS_499(499, ""),
        STATUS_503(503, ""),
        STATUS_520(520, ""),
        STATUS_598(598, "");

        private final int status;
        private final String body;

        Answer(int status, String body) {
            this.status = status;
            this.body = body;
        }

        ExchangeResult result() {
            Map<String, List<String>> headers =
                    status == 302 ? Map.of("Location", List.of("https://elsewhere.example/")) : Map.of();
            return new ExchangeResult.Response(
                    new TransportResponse(status, headers, body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** What a run cost: reads that met the window, requests and simulated time. */
    private record Cost(int met, int requests, Duration time) {}

    /** Prints what each window costs with -Dsbsync.figures=true. */
    @SuppressWarnings("SystemOut")
    @ParameterizedTest
    @EnumSource
    void readsWithoutAUsableAnswer_forAWhile_failNoItem(Answer answer) {
        Cost undisturbed = run(answer, Duration.ZERO, Duration.ZERO);
        for (Duration length : List.of(Duration.ofSeconds(10), Duration.ofSeconds(60))) {
            for (Duration from : List.of(Duration.ZERO, Duration.ofSeconds(8))) {
                Cost cost = run(answer, from, length);
                assertThat(cost.met())
                        .as("%s for %s from %s", answer, length, from)
                        .isPositive();
                if (Boolean.getBoolean("sbsync.figures")) {
                    System.out.printf(
                            "%-16s %3d s from %d s: %3d reads met it, %3d requests more, %3d s more%n",
                            answer,
                            length.toSeconds(),
                            from.toSeconds(),
                            cost.met(),
                            cost.requests() - undisturbed.requests(),
                            cost.time().minus(undisturbed.time()).toSeconds());
                }
            }
        }
    }

    @Test
    void aRunWithoutAWindow_isUndisturbed() {
        assertThat(run(Answer.HTML, Duration.ZERO, Duration.ZERO).met()).isZero();
    }

    private static Cost run(Answer answer, Duration from, Duration length) {
        SimulatedSides sides = new SimulatedSides(4, 6, ReadWindowsTest::items);
        AtomicReference<@Nullable Duration> start = new AtomicReference<>();
        int[] met = {0};
        sides.obstacle(request -> {
            Duration planned = start.get();
            if (planned == null || !request.method().equals("GET")) {
                return null;
            }
            Duration since = sides.world.elapsed().minus(planned).minus(from);
            if (since.isNegative() || since.compareTo(length) >= 0) {
                return null;
            }
            met[0]++;
            return answer.result();
        });
        sides.run(builder -> {
            SpaceSync sync = builder.build();
            var plan = sync.plan();
            start.set(sides.world.elapsed());
            SyncReport report = sync.run(plan);
            assertThat(report.ending())
                    .as("%s for %s from %s", answer, length, from)
                    .isEqualTo(RunEnding.DONE);
            assertThat(report.items())
                    .as("%s for %s from %s", answer, length, from)
                    .extracting(ItemResult::outcome)
                    .allMatch(outcome -> outcome instanceof Outcome.Created);
        });
        assertThat(sides.fake.space(SimulatedSides.TARGET)).mirrors(sides.fake.space(SimulatedSides.SOURCE));
        return new Cost(met[0], sides.arrivals.size(), sides.world.elapsed());
    }

    private static void items(SpaceBuilder source) {
        source.folder("blog");
        for (int i = 0; i < STORIES; i++) {
            int n = i;
            source.story("blog/post-" + i, story -> {
                story.field("n", n);
                if (n % 4 == 0) {
                    story.dirty(live -> live.put("n", -n));
                }
            });
        }
    }
}
