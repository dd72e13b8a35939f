package dev.sbsync.core.faultmodel;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.faultmodel.Fault.Effect;
import dev.sbsync.core.faultmodel.Fault.Target;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.Switch;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fault model has found, each as a small example. */
class FoundByTheModelTest {

    /** The first layer lands after the second and would undo it: published, and without the newer draft. */
    @ParameterizedTest
    @EnumSource(names = {"LATE", "LATE_AFTER_TIMEOUT"})
    void firstLayer_landsAfterTheDraft_isSeenAndCorrected(Effect effect) {
        FaultRun run = FaultRun.of(
                source().story("a", story -> story.uuid("u-a").field("v", 2).dirty(live -> live.put("v", 1))),
                target().story("a", story -> story.uuid("u-a").field("v", 0)),
                3,
                fault(Target.UPDATE, effect));
        assertWell(run);
    }

    @Test
    void slugOfANewLanguage_answerLostAndRepeated_isNoConflictWithItself() {
        FaultRun run = FaultRun.of(
                source().story("a", story -> story.uuid("u-a").translatedSlug("de", "eins", null)),
                target().story("a", story -> story.uuid("u-a")),
                3,
                fault(Target.UPDATE, Effect.LOST_AFTER));
        assertWell(run);
    }

    /** What followed the lost answer used to be left to the next run. */
    @ParameterizedTest
    @EnumSource(names = {"UUID", "UNPUBLISH"})
    void stepBeforeTheWrite_answerLost_isFollowedByTheRest(Target step) {
        FaultRun run = FaultRun.of(
                source().story("a", story -> story.uuid("u-a").field("v", "new")),
                target().story("a", story -> story.field("v", "old").published()),
                0,
                fault(step, Effect.LOST_AFTER));
        assertWell(run);
    }

    /** A write of a run that died lands over what the next run has written, which knows of it by the state alone. */
    @Test
    void writeInTheAirWhenARunDied_landsOverTheNextRunsWrite_isSeenAndCorrected() {
        FaultRun run = FaultRun.withBrokenConnections(2442);

        assertThat(run.crashed()).isTrue();
        assertThat(run.problems()).isEmpty();
    }

    /** A list whose first page is short or empty, in a space whose lists never have a total, was taken for complete. */
    @ParameterizedTest
    @ValueSource(longs = {156, 672, 1452, 1546})
    void listWithoutTotalAndAShortPage_isNotTakenForComplete(long seed) {
        assertThat(FaultRun.of(seed).problems()).isEmpty();
    }

    /** The same for lists of other items, and for a page that is the last one. */
    @ParameterizedTest
    @ValueSource(longs = {372, 579, 888, 2092, 2126})
    void listOfItemsWithoutTotalAndAWrongPage_isNotTakenForComplete(long seed) {
        assertThat(FaultRun.ofKinds(seed).problems()).isEmpty();
    }

    /** What a killed run had created was taken for deleted, and blocked what needs it. */
    @ParameterizedTest
    @ValueSource(longs = {576, 583, 1953, 2338})
    void createdByAKilledRunAndNotListedYet_blocksNothing(long seed) {
        assertThat(FaultRun.ofKinds(seed).problems()).isEmpty();
    }

    /** An asset, or a folder of assets, was created again before a create without an answer took effect. */
    @ParameterizedTest
    @CsvSource({"assets, LATE", "assets, LATE_AFTER_TIMEOUT", "asset_folders, LATE", "asset_folders, LATE_AFTER_TIMEOUT"
    })
    void createThatIsNotRefusedTwice_takesEffectLate_isNotRepeatedBefore(String resource, Effect effect) {
        Fault late = new Fault(resource, Target.CREATE, 1, 1, effect, Duration.ofSeconds(5));
        FaultRun run = FaultRun.ofAssets(
                source().assetFolder("Press").asset("Press/a.bin", FileContent.text("a")), target(), 0, late);
        assertThat(run.network.hits).hasSize(1);
        assertThat(run.problems()).isEmpty();
        assertThat(run.fake.space(ModelSpaces.TARGET).items("assets")).hasSize(1);
        assertThat(run.fake.space(ModelSpaces.TARGET).items("asset_folders")).hasSize(1);
    }

    /** A story kept the source's URL of an asset that this run had created, as the target could not read it yet. */
    @ParameterizedTest
    @EnumSource(names = {"READ_LAG", "LIST_LAG"})
    void assetThatCannotBeReadYet_isKnownByTheAnswerToItsCreate(Effect effect) {
        Fault lag = new Fault("assets", Target.CREATE, 1, 1, effect, Duration.ofSeconds(9));
        SpaceBuilder source = source().asset("a.bin", FileContent.text("a"));
        FaultRun run = FaultRun.ofAssets(
                source.story("s", story -> story.field("text", source.assetUrl("a.bin"))), target(), 0, lag);
        assertThat(run.network.hits).hasSize(1);
        assertThat(run.problems()).isEmpty();
        assertThat(run.report().problems()).isEmpty();
        assertThat(run.fake.requests()).noneMatch(request -> request.toString().contains("-> 404"));
    }

    /** The same among everything else. */
    @Test
    void assetThatCannotBeReadYet_amongEverythingElse() {
        assertThat(FaultRun.ofAllKinds(1676).problems()).isEmpty();
    }

    /** The same among everything else. */
    @ParameterizedTest
    @ValueSource(longs = {10, 16, 115, 116, 123, 153, 198})
    void assetsAndFolders_areCreatedOnce(long seed) {
        assertThat(FaultRun.ofAllKinds(seed).problems()).isEmpty();
    }

    /** An asset whose file was replaced before its metadata was refused was taken for edited in the target. */
    @Test
    void assetHalfWritten_isNoDrift() {
        assertThat(FaultRun.ofAllKinds(293).problems()).isEmpty();
    }

    /** Whose copy a half-written story was got lost, so that two of them could not swap their places any more. */
    @Test
    void copyHalfWritten_staysTheCopy() {
        assertThat(FaultRun.mapped(786).problems()).isEmpty();
    }

    /** A story that is refused keeps its position; the next run moves its siblings around it, without a warning. */
    @Test
    void siblingThatFailed_explainsAnotherPositionInTheNextRun() {
        assertThat(SyncedTwice.ofAllKinds(112902, Set.of(), true).problems()).isEmpty();
    }

    /** A create without an answer was refused as taken by itself, as the target spells its slug in its own way. */
    @ParameterizedTest
    @ValueSource(longs = {286, 850, 894, 1098, 1228})
    void createWithoutAnAnswer_slugRespelled_isFoundAgain(long seed) {
        assertThat(FaultRun.of(seed).problems()).isEmpty();
    }

    /** A killed run's rename to a temporary slug, sent twice, came late over what the resumed run had written. */
    @Test
    void renameOfAKilledRun_thatComesLate_doesNotOutlastTheResumedRun() {
        assertThat(FaultRun.of(1509).problems()).isEmpty();
    }

    /** What a refused create had stored anyway, under another spelling, was one alternate too many. */
    @ParameterizedTest
    @ValueSource(longs = {138220, 984})
    void refusedCreateThatWasStored_isNoOtherItemAmongTheAlternates(long seed) {
        Set<Switch> switches = EnumSet.of(
                Switch.PUBLISH_SAVES_BEFORE_REFUSAL, Switch.UNKNOWN_LANGUAGE_STORED, Switch.SLUG_TRANSLITERATED);
        assertThat(new SyncedTwice(seed, switches, true).problems()).isEmpty();
    }

    private static void assertWell(FaultRun run) {
        assertThat(run.network.hits).hasSize(1);
        assertThat(run.problems()).isEmpty();
        assertThat(run.report().ending()).isEqualTo(RunEnding.DONE);
        assertThat(run.fake.space(ModelSpaces.TARGET)).mirrors(run.fake.space(ModelSpaces.SOURCE));
    }

    private static Fault fault(Target meets, Effect effect) {
        return new Fault(meets, 1, 1, effect, Duration.ofSeconds(5));
    }

    private static SpaceBuilder source() {
        return SpaceBuilder.space(ModelSpaces.SOURCE, "Source").language("de", "German");
    }

    private static SpaceBuilder target() {
        return SpaceBuilder.space(ModelSpaces.TARGET, "Target").language("de", "German");
    }
}
