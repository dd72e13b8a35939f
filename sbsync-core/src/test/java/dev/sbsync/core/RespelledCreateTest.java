package dev.sbsync.core;

import static dev.sbsync.core.Sides.problem;
import static dev.sbsync.core.Sides.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A target that spells slugs in its own way, and creates whose answer was lost: what they made is found again. */
class RespelledCreateTest {

    private static final String POST = "/v1/spaces/" + Sides.TARGET + "/stories";

    private static void source(SpaceBuilder source) {
        source.story("S31", story -> story.uuid("u-root").field("n", 31).published())
                .folder("Über")
                .startPage("Über", story -> story.uuid("u-start").published())
                .story("Über/Straße", story -> story.uuid("u-in").field("n", 1).dirty(live -> live.put("n", 0)));
    }

    @Test
    void create_answerLostAndSlugRespelled_isFoundAgainAndNotRefusedAsTaken() {
        try (Sides sides = respelling(RespelledCreateTest::source, target -> {})) {
            sides.api.faults().add(FaultRule.on("POST", POST).always().then(FaultAction.dropAfter()));

            SyncReport report = sides.run();

            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(report.summary().created()).isEqualTo(4);
            assertThat(created(sides)).isEqualTo(4);
            assertThat(sides.target().story("s31").orElseThrow().uuid()).isEqualTo("u-root");
            assertThat(sides.target().story("ueber/strasse").orElseThrow().uuid())
                    .isEqualTo("u-in");
        }
    }

    /** The process died between a create and its answer: the next run knows of it by the target alone. */
    @ParameterizedTest
    @CsvSource({"S31, s31", "Über/Straße, ueber/strasse"})
    void create_ofARunThatDied_slugRespelled_isTakenOverByTheNextRunWithoutItsState(String path, String stored) {
        try (Sides sides = respelling(RespelledCreateTest::source, target -> {})) {
            sides.run();
            FakeStory unfinished = sides.target().story(stored).orElseThrow();
            sides.target().edit(stored, story -> story.uuid("u-of-the-target"));

            SyncReport report = sides.run();

            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(result(report, path).outcome()).isInstanceOf(Outcome.Confirmed.class);
            assertThat(result(report, path).outcome().targetId()).contains(unfinished.id());
            assertThat(sides.target().story(stored).orElseThrow().uuid())
                    .isEqualTo(sides.source().story(path).orElseThrow().uuid());
        }
    }

    /** An item that only spells alike is not what was sent: it keeps its content, and the conflict names it. */
    @ParameterizedTest
    @CsvSource({"Another name, 31", "S31, 32"})
    void create_slugTakenByAnotherItemThatSpellsAlike_failsByNameAndLeavesThatItem(String name, int number) {
        try (Sides sides = respelling(
                source -> source.story(
                        "S31", story -> story.uuid("u-root").name("S31").field("n", 31)),
                target -> target.story(
                        "s31", story -> story.uuid("u-other").name(name).field("n", number)))) {
            SyncReport report = sides.run();

            FakeStory other = sides.target().story("s31").orElseThrow();
            assertThat(problem(report, "S31").code()).isEqualTo(OutcomeCode.PATH_TAKEN);
            assertThat(problem(report, "S31").message()).contains("'s31'").contains(Long.toString(other.id()));
            assertThat(other.uuid()).isEqualTo("u-other");
            assertThat(other.name()).isEqualTo(name);
        }
    }

    private static Sides respelling(Consumer<SpaceBuilder> source, Consumer<SpaceBuilder> target) {
        return Sides.of(fake -> fake.with(Switch.SLUG_TRANSLITERATED, Switch.NUMBERS_STORED_AS_TEXT), source, target);
    }

    private static long created(Sides sides) {
        return sides.api.commits().stream()
                .filter(commit -> commit.kind() == Commit.Kind.CREATED)
                .count();
    }
}
