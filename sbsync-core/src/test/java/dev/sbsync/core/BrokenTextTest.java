package dev.sbsync.core;

import static dev.sbsync.core.Sides.problem;
import static dev.sbsync.core.Sides.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Texts that cannot be carried and answers that cannot be read: each fails its own item alone, with a reason. */
class BrokenTextTest {

    @Test
    void case21_eachItemFailsAloneOrArrivesLetterForLetter() {
        try (Sides sides = Sides.ofCase("21-broken-text-in-lists")) {
            sides.api
                    .faults()
                    .add(FaultRule.on(
                                    "long name",
                                    request -> new String(request.body(), StandardCharsets.UTF_8)
                                            .contains("n".repeat(256)))
                            .always()
                            .then(FaultAction.status(422, "{\"name\":[\"is too long (maximum is 255 characters)\"]}")));
            for (int run = 0; run < 2; run++) {
                SyncReport report = sides.run();
                assertThat(report.ending()).isEqualTo(RunEnding.PARTIAL);
                report.items().forEach(item -> {
                    FakeStory source = Objects.requireNonNull(
                            sides.source().withUuid(item.item().source().uuid()).orElse(null));
                    FakeStory there = sides.target().withUuid(source.uuid()).orElse(null);
                    if (item.outcome() instanceof Outcome.Failed failed) {
                        assertThat(failed.reason().message()).isNotBlank();
                        assertThat(there).isNull();
                    } else {
                        assertThat(there).isNotNull();
                        assertThat(there.name()).isEqualTo(source.name());
                        assertThat(there.slug()).isEqualTo(source.slug());
                        assertThat(there.content()).isEqualTo(source.content());
                    }
                });
                assertThat(result(report, "ok").outcome().confirmed()).isTrue();
                assertThat(problem(report, "long-name").message()).contains("too long");
                assertThat(problem(report, "cut-emoji").code()).isEqualTo(OutcomeCode.INVALID);
            }
        }
    }

    @Test
    void case24_answerWithAKeyTwice_failsThatItemAloneAndAtOnce() {
        try (Sides sides = Sides.ofCase("24-one-unreadable-answer")) {
            keyTwice(sides);
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.PARTIAL);
            assertThat(problem(report, "twice").code()).isEqualTo(OutcomeCode.SOURCE_UNREADABLE);
            assertThat(report.summary().created()).isEqualTo(5);
            assertThat(report.summary().failed()).isEqualTo(1);
            assertThat(report.duration()).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void case24_verify_namesTheItemThatCannotBeRead() {
        try (Sides sides = Sides.ofCase("24-one-unreadable-answer")) {
            sides.run();
            keyTwice(sides);
            Verification verification = sides.sync().build().verify();
            assertThat(verification.count(Status.EQUAL)).isEqualTo(5);
            assertThat(verification.equal()).isFalse();
        }
    }

    private static void keyTwice(Sides sides) {
        long id = sides.source().story("twice").orElseThrow().id();
        sides.answeringText(
                request -> request.uri().getPath().endsWith("100001/stories/" + id),
                text -> text.replace("\"title\":\"b\"", "\"title\":\"a\",\"title\":\"b\""));
    }
}
