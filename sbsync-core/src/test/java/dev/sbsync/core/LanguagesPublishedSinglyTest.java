package dev.sbsync.core;

import static dev.sbsync.core.Sides.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Spaces that publish languages one by one: what is live there is live in the target, and no other language. */
class LanguagesPublishedSinglyTest {

    private static final String LIVE_AT = "2026-01-15T09:30:00.000Z";
    private static final String LATER = "2026-01-20T09:30:00.000Z";
    private static final String UUID = "0d9c7c1e-58a1-4b57-8a83-0000000000cc";

    @Test
    void case19_translationsThatAreDrafts_doNotGoLive() {
        try (Sides sides = Sides.ofCase("19-languages-published-singly")) {
            SyncReport report = mirrored(sides);
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(live(sides.target(), "lamp")).containsExactly("[default]");
            assertThat(live(sides.target(), "both")).containsExactly("[default]", "de");
            assertThat(sides.run().summary().unchanged()).isEqualTo(2);
            assertThat(sides.sync().build().verify().equal()).isTrue();
        }
    }

    @Test
    void planOfSuchSpaces_countsTheRequestsThatPublishLanguages() {
        try (Sides sides = Sides.ofCase("19-languages-published-singly")) {
            SpaceSync sync = sides.sync().build();
            SyncPlan plan = sync.plan();
            SyncReport report = sync.run(plan);
            assertThat(report.sourceRequests().total() + report.targetRequests().total())
                    .isEqualTo(plan.requestsAtMost());
        }
    }

    @Test
    void storyOfWhichNoTranslationIsLive_isPublishedInItsDefaultLanguageAlone() {
        try (Sides sides = singly(story -> story.published().field("title__i18n__de", "draft"), target -> {})) {
            mirrored(sides);
            assertThat(live(sides.target(), "a")).containsExactly("[default]");
        }
    }

    @Test
    void storyThatIsLiveInATranslationAlone_isPublishedInThatAlone() {
        try (Sides sides = singly(story -> languages(story, row("de", LIVE_AT, false)), target -> {})) {
            mirrored(sides);
            assertThat(live(sides.target(), "a")).containsExactly("de");
            assertThat(sides.run().summary().unchanged()).isEqualTo(1);
        }
    }

    @Test
    void languagesLiveInTheTargetAlone_areTakenOfflineBeforeTheDraftIsWritten() {
        try (Sides sides = singly(
                story -> languages(story.published(), row("de", LIVE_AT, false)).field("v", "new"),
                target -> languages(target.published(), row("de", LIVE_AT, false), row("fr", LIVE_AT, false))
                        .field("v", "old"))) {
            mirrored(sides);
            assertThat(live(sides.target(), "a")).containsExactly("[default]", "de");
            List<String> writes =
                    sides.api.writes().stream().map(RecordedRequest::path).toList();
            assertThat(writes.get(0)).endsWith("/unpublish");
            assertThat(sides.run().summary().unchanged()).isEqualTo(1);
        }
    }

    @Test
    void liveLanguagesDiffer_isADifferenceThatVerifyNamesAndSyncRemoves() {
        try (Sides sides = singly(
                story -> languages(story.published(), row("de", LIVE_AT, false)), target -> target.published())) {
            Verification verification = sides.sync().build().verify();
            assertThat(verification.equal()).isFalse();
            assertThat(verification.items().get(0).differences())
                    .extracting(difference -> difference.field())
                    .containsExactly("translated_stories");
            mirrored(sides);
            assertThat(sides.sync().build().verify().equal()).isTrue();
        }
    }

    @Test
    void nothingLiveInTheSource_everyLanguageOfTheTargetIsTakenOffline() {
        try (Sides sides =
                singly(story -> story.field("v", "draft"), target -> languages(target, row("de", LIVE_AT, false)))) {
            mirrored(sides);
            assertThat(live(sides.target(), "a")).isEmpty();
        }
    }

    @Test
    void dirtyStoryPublishedInOneGo_isPublishedFromItsHistoryInTheSameLanguages() {
        try (Sides sides = singly(
                story -> languages(story, row("de", LIVE_AT, true))
                        .field("v", "draft")
                        .field("title__i18n__de", "Entwurf")
                        .field("title__i18n__fr", "brouillon")
                        .dirty(live -> live.put("v", "live").put("title__i18n__de", "live")),
                target -> {})) {
            mirrored(sides);
            FakeStory there = sides.target().story("a").orElseThrow();
            assertThat(live(sides.target(), "a")).containsExactly("[default]", "de");
            assertThat(there.publishedContent()
                            .orElseThrow()
                            .path("title__i18n__de")
                            .asString())
                    .isEqualTo("live");
            assertThat(there.content().path("title__i18n__de").asString()).isEqualTo("Entwurf");
            assertThat(sides.run().summary().unchanged()).isEqualTo(1);
        }
    }

    @Test
    void languagesPublishedAtDifferentTimesAndChangedSince_areLeftAsTheyAreAndNamed() {
        try (Sides sides = singly(
                story -> languages(story, row("de", LATER, true))
                        .field("v", "draft")
                        .dirty(live -> live.put("v", "live")),
                target -> target.published().field("v", "old"))) {
            SyncReport report = mirrored(sides);
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(result(report, "a").warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.LANGUAGE_STATES);
            assertThat(result(report, "a").warnings().get(0).message()).contains("de");
            FakeStory there = sides.target().story("a").orElseThrow();
            assertThat(there.publishedContent().orElseThrow().path("v").asString())
                    .isEqualTo("old");
            assertThat(there.content().path("v").asString()).isEqualTo("draft");
            assertThat(sides.run().summary().unchanged()).isEqualTo(1);
        }
    }

    @Test
    void translationWithChangesOfItsOwn_isNotPublishedFromTheDraft() {
        try (Sides sides = singly(
                story -> languages(story.published(), row("de", LIVE_AT, true)).field("title__i18n__de", "Entwurf"),
                target -> {})) {
            SyncReport report = mirrored(sides);
            assertThat(live(sides.target(), "a")).isEmpty();
            assertThat(result(report, "a").warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.LANGUAGE_STATES);
        }
    }

    @Test
    void languageThatTheTargetLacks_isNotAskedForAndTheOthersGoLive() {
        try (Sides sides = Sides.of(
                source -> space(source, "de", "fr")
                        .story(
                                "a",
                                story -> languages(
                                        story.published(), row("de", LIVE_AT, false), row("fr", LIVE_AT, false))),
                target -> space(target, "de"))) {
            SyncReport report = mirrored(sides);
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(live(sides.target(), "a")).containsExactly("[default]", "de");
            assertThat(result(report, "a").warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.LANGUAGE_MISSING);
        }
    }

    @Test
    void targetThatPublishesAllAtOnce_publishesOnlyWhatMakesNoDraftPublic() {
        try (Sides sides = Sides.of(
                source -> space(source, "de", "fr")
                        .story("untranslated", story -> story.published())
                        .story(
                                "live",
                                story -> languages(story.published(), row("de", LIVE_AT, false))
                                        .field("title__i18n__de", "live"))
                        .story("secret", story -> story.published().field("title__i18n__de", "Entwurf")),
                target -> target.language("de", "de").language("fr", "fr"))) {
            SyncReport report = mirrored(sides);
            assertThat(state(sides.target(), "untranslated")).isEqualTo(FakeStory.State.PUBLISHED);
            assertThat(state(sides.target(), "live")).isEqualTo(FakeStory.State.PUBLISHED);
            assertThat(state(sides.target(), "secret")).isEqualTo(FakeStory.State.DRAFT);
            assertThat(result(report, "secret").warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.LANGUAGE_STATES);
            assertThat(sides.run().summary().unchanged()).isEqualTo(3);
        }
    }

    @Test
    void sourceThatPublishesAllAtOnce_publishesAllLanguagesOfTheTarget() {
        try (Sides sides = Sides.of(
                source -> source.language("de", "de")
                        .story("a", story -> story.published().field("title__i18n__de", "live")),
                target -> space(target, "de"))) {
            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
            assertThat(live(sides.target(), "a")).containsExactly("[default]", "de");
            assertThat(sides.run().summary().unchanged()).isEqualTo(1);
        }
    }

    @Test
    void publishAlways_isARequestToPublishEveryLanguage() {
        try (Sides sides = singly(story -> story.published().field("title__i18n__de", "draft"), target -> {})) {
            Sides.run(sides.sync().publish(PublishMode.ALWAYS).build());
            assertThat(live(sides.target(), "a")).containsExactly("[default]", "de", "fr");
        }
    }

    @Test
    void languageTakenOfflineInTheTarget_isDriftWithAStateAndADifferenceWithout() {
        try (Sides sides = singly(story -> languages(story.published(), row("de", LIVE_AT, false)), target -> {})) {
            SpaceSync sync = sides.sync().build();
            Sides.run(sync);
            assertThat(Sides.run(sync).summary().unchanged()).isEqualTo(1);

            long id = sides.target().story("a").orElseThrow().id();
            FakeRequest offline =
                    FakeRequest.get("/v1/spaces/" + sides.target().id() + "/stories/" + id + "/unpublish?lang=de");
            assertThat(sides.api.handle(offline.withToken(Sides.TOKEN)).status())
                    .isEqualTo(200);
            assertThat(result(Sides.run(sync), "a").warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.DRIFTED);
            assertThat(sides.sync().build().verify().equal()).isFalse();
            assertThat(sides.run().summary().updated()).isEqualTo(1);
            assertThat(live(sides.target(), "a")).containsExactly("[default]", "de");
        }
    }

    /** Runs, and looks after every request that nothing is live in the target that is not live in the source. */
    /** Publishing the default language alone leaves the fields of the others in the published layer as they were. */
    @Test
    void fieldsOfALanguageThatIsNotLive_differInThePublishedLayer_areNotWrittenAgainAndAgain() {
        try (Sides sides = singly(
                story -> story.field("v", 2).field("title__i18n__de", "new").dirty(live -> live.put("v", 1)),
                story -> languages(
                        story.field("v", 1).field("title__i18n__de", "old").published(), row("de", LIVE_AT, false)))) {
            mirrored(sides);
            assertThat(live(sides.target(), "a")).containsExactly("[default]");
            assertThat(sides.run().summary().unchanged()).isEqualTo(1);
            assertThat(sides.sync().build().verify().equal()).isTrue();
        }
    }

    private static SyncReport mirrored(Sides sides) {
        Map<String, Set<String>> before = new java.util.HashMap<>();
        sides.target().stories().forEach(story -> before.put(story.path(), live(sides.target(), story.path())));
        List<String> leaks = new ArrayList<>();
        sides.afterEach(request -> sides.target().stories().forEach(story -> {
            Set<String> more = live(sides.target(), story.path());
            more.removeAll(live(sides.source(), story.path()));
            more.removeAll(before.getOrDefault(story.path(), new TreeSet<>()));
            if (!more.isEmpty()) {
                leaks.add(story.path() + " " + more + " after " + request.method() + " " + request.uri());
            }
        }));
        SyncReport report = sides.run();
        assertThat(leaks).isEmpty();
        return report;
    }

    private static Set<String> live(FakeSpace space, String path) {
        FakeStory story = space.story(path).orElseThrow();
        TreeSet<String> live = new TreeSet<>(story.publishedLanguages());
        if (story.state() != FakeStory.State.DRAFT) {
            live.add("[default]");
        }
        return live;
    }

    private static FakeStory.State state(FakeSpace space, String path) {
        return space.story(path).orElseThrow().state();
    }

    private static Sides singly(Consumer<StoryBuilder> source, Consumer<StoryBuilder> target) {
        return Sides.of(
                space -> space(space, "de", "fr")
                        .story("a", story -> source.accept(story.uuid(UUID).field("_uid", "u"))),
                space -> space(space, "de", "fr")
                        .story("a", story -> target.accept(story.uuid(UUID).field("_uid", "u"))));
    }

    private static SpaceBuilder space(SpaceBuilder space, String... languages) {
        for (String language : languages) {
            space.language(language, language);
        }
        return space.publishesTranslationsIndividually();
    }

    private static StoryBuilder languages(StoryBuilder story, Map<?, ?>... rows) {
        return story.attribute("translated_stories", List.of(rows));
    }

    private static Map<String, Object> row(String language, String publishedAt, boolean changed) {
        return Map.of(
                "lang", language,
                "published_at", publishedAt,
                "first_published_at", publishedAt,
                "unpublished_changes", changed);
    }
}
