package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.time.SimulatedTime;
import java.time.Duration;
import java.util.Collection;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contents that do not all fit into memory together, and one that does not even alone. */
class LargeContentTest {

    private static final int MB = 1024 * 1024;

    /** What is left of 4 MB for contents in flight lets one of 300 kB be worked on, and no two. */
    private static void items(SpaceBuilder space) {
        space.folder("blog");
        for (int i = 0; i < 6; i++) {
            space.story("blog/small" + i, story -> story.published().field("text", "s".repeat(2_000)));
            space.story("blog/large" + i, story -> story.published().field("text", "l".repeat(300_000)));
        }
        space.story(
                "blog/dirty",
                story -> story.field("text", "d".repeat(200_000)).dirty(live -> live.put("text", "v".repeat(200_000))));
    }

    @Test
    void run_contentsThatDoNotFitTogether_takeTurnsAndAllArrive() {
        SimulatedSides sides = new SimulatedSides(1, 0, LargeContentTest::items);
        sides.run(builder -> {
            SpaceSync sync =
                    builder.workers(8).minWorkers(8).contentBytes(4L * MB).build();
            SyncReport report = Sides.run(sync);
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            Verification verified = sync.verify();
            assertThat(verified.equal()).as(verified.toString()).isTrue();
        });
        dev.sbsync.testkit.assertj.FakeAssertions.assertThat(sides.fake.space(SimulatedSides.TARGET))
                .mirrors(sides.fake.space(SimulatedSides.SOURCE));
    }

    /** What is read in vain costs requests: an item for which there was no room waits until there is. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void run_contentsThatDoNotFitTogether_areReadAgainSeldom(long seed) {
        SimulatedSides sides = new SimulatedSides(seed, 0, space -> {
            for (int i = 0; i < 24; i++) {
                int size = 100_000 + 8_000 * i;
                space.story("story" + i, story -> story.published().field("text", "l".repeat(size)));
            }
        });
        sides.run(builder -> {
            SpaceSync sync =
                    builder.workers(8).minWorkers(8).contentBytes(4L * MB).build();
            assertThat(Sides.run(sync).ending()).isEqualTo(RunEnding.DONE);
        });
        Collection<Long> reads = sourceReads(sides);
        assertThat(reads).hasSize(24).allMatch(count -> count <= 3);
        assertThat(reads.stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(24 + 8);
    }

    /** The size of a compressed answer is known only as it is read. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 8})
    void run_compressedContentsThatDoNotFitTogether_areReadThreeTimesAtMost(long seed) {
        Random random = new Random(seed);
        SimulatedSides sides = new SimulatedSides(seed, 0, space -> {
            for (int i = 0; i < 24; i++) {
                int size = 200_000 + random.nextInt(1_800_000);
                space.story("story" + i, story -> story.published().field("text", "l".repeat(size)));
            }
        });
        FakeExchange api = new FakeExchange(sides.fake, "simulated");
        sides.obstacle(request -> request.write() ? null : readInSteps(api, request, sides.world));
        sides.run(builder -> {
            SpaceSync sync =
                    builder.workers(8).minWorkers(8).contentBytes(16L * MB).build();
            assertThat(Sides.run(sync).ending()).isEqualTo(RunEnding.DONE);
        });
        assertThat(sourceReads(sides)).hasSize(24).allMatch(count -> count <= 3);
    }

    /** Reads an answer as one over HTTP is read: it is asked for room whenever the buffer for it has to grow. */
    private static ExchangeResult readInSteps(FakeExchange api, TransportRequest request, SimulatedTime world) {
        ExchangeResult result = api.send(request, Duration.ofMinutes(1));
        if (result instanceof ExchangeResult.Response answered) {
            int size = answered.response().body().length;
            for (long buffer = 8_192; buffer < size; buffer *= 2) {
                BodyLimit.Room room = request.bodyLimit().room(buffer + 1);
                if (room != BodyLimit.Room.FREE) {
                    return new ExchangeResult.Failure(room.kind(), true, room.problem(buffer + 1), null);
                }
                sleep(world);
            }
        }
        return result;
    }

    private static void sleep(SimulatedTime world) {
        try {
            world.time().sleep(Duration.ofMillis(20));
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        }
    }

    /** Returns how often each story of the source was read. */
    private static Collection<Long> sourceReads(SimulatedSides sides) {
        return sides.fake.requests().stream()
                .filter(request -> request.method().equals("GET"))
                .map(RecordedRequest::path)
                .filter(path -> path.matches(".*/spaces/" + SimulatedSides.SOURCE + "/stories/\\d+"))
                .collect(Collectors.groupingBy(path -> path, Collectors.counting()))
                .values();
    }

    @Test
    void run_contentThatDoesNotFitAlone_failsByItself() {
        SimulatedSides sides = new SimulatedSides(2, 0, space -> {
            items(space);
            space.story("blog/huge", story -> story.field("text", "h".repeat(700_000)));
        });
        sides.run(builder -> {
            SyncReport report =
                    Sides.run(builder.workers(8).contentBytes(4L * MB).build());
            assertThat(report.ending()).isEqualTo(RunEnding.PARTIAL);
            assertThat(Sides.problem(report, "blog/huge").code()).isEqualTo(OutcomeCode.TOO_LARGE);
            assertThat(report.items().stream().filter(item -> item.outcome() instanceof Outcome.Failed))
                    .hasSize(1);
        });
    }

    @Test
    void verify_contentThatDoesNotFitAlone_isNotCompared() {
        SimulatedSides sides = new SimulatedSides(3, 0, LargeContentTest::items);
        sides.run(builder -> {
            Sides.run(builder.workers(8).build());
            Verification verified = builder.contentBytes(MB).build().verify();
            assertThat(verified.equal()).isFalse();
            assertThat(verified.items().stream()
                            .filter(item ->
                                    item.warnings().stream().anyMatch(note -> note.code() == OutcomeCode.TOO_LARGE)))
                    .hasSize(7);
        });
    }
}
