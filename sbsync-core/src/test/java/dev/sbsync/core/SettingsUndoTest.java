package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryBuilder;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** What a run set, added or turned on in the settings of a space is taken back, and nothing else. */
class SettingsUndoTest {

    private static final String SOURCE = """
        {"domain":"https://www.example.com/","default_lang_name":"English","tablet_size":"800",
         "show_stories_alternative_versions":true,"hide_flag_icons":true,"encode_preview_urls":false,
         "environments":[{"name":"Local","location":"https://localhost/"},{"name":"Stage","location":"https://stage/"}],
         "asset_custom_meta_data_schema":[{"key":"license","display_name":"License","required":true},{"key":"new"}],
         "translatable_asset_fields":["alt","title"],"required_assest_fields":["alt"]}
        """;
    private static final String TARGET = """
        {"domain":"https://staging.example.com/","mobile_size":"400","encode_preview_urls":true,
         "flag_icons_display_mode":"icons",
         "environments":[{"name":"Own","location":"https://own/"},{"name":"Stage","location":"https://old/"}],
         "asset_custom_meta_data_schema":[{"key":"own"},{"key":"license","display_name":"Old"}],
         "translatable_asset_fields":["copyright"]}
        """;

    private KindSides kinds = new KindSides(Sides.of(source -> {}), Kind.SETTINGS);

    private void with(Consumer<SpaceBuilder> source, Consumer<SpaceBuilder> target, Switch... switches) {
        with(new Kind[] {Kind.SETTINGS}, source, target, switches);
    }

    private void with(Kind[] synced, Consumer<SpaceBuilder> source, Consumer<SpaceBuilder> target, Switch... switches) {
        kinds.close();
        kinds = new KindSides(Sides.of(fake -> fake.with(switches), source, target), synced);
    }

    private static void source(SpaceBuilder source) {
        source.settings(SOURCE).language("de", "German").language("fr", "French");
    }

    private static void target(SpaceBuilder target) {
        target.settings(TARGET).language("it", "Italian").language("de", "Deutsch");
    }

    @AfterEach
    void close() {
        kinds.close();
    }

    private SpaceSync sync() {
        return kinds.sync().onCollision(OnCollision.OVERWRITE).build();
    }

    private Map<String, String> now() {
        return SettingsState.of(kinds.target());
    }

    private static SyncReport done(SyncReport report) {
        assertThat(report.summary().failed() + report.summary().skipped())
                .as(report.problems().toString())
                .isZero();
        return report;
    }

    @ParameterizedTest
    @EnumSource(
            value = Switch.class,
            names = {"SETTINGS_UNDER_OPTIONS", "ASSET_SCHEMA_READ_AS_MAP", "LIMIT_PER_SPACE"
            }) // the last one changes nothing here
    void whatTheRunSetAddedAndTurnedOn_isTakenBack_inOneRequest_andTheUndoIsUndone(Switch on) {
        with(SettingsUndoTest::source, SettingsUndoTest::target, on);
        Map<String, String> before = now();
        SpaceSync sync = sync();
        String run = done(Sides.run(sync)).runId();
        Map<String, String> after = now();
        assertThat(after.keySet()).hasSizeGreaterThan(before.size());

        PlannedItem item = KindSides.item(sync.planUndo(run).plan(), "settings");
        assertThat(item.operation()).isEqualTo(Operation.UPDATE);
        assertThat(item.differences())
                .extracting(Difference::field)
                .contains("language fr", "default_lang_name", "asset_custom_meta_data_schema new", "environment Stage")
                .doesNotContain("mobile_size", "language it", "environment Own");
        kinds.sides.api.clearRequests();
        SyncReport undone = done(sync.undo(run));

        assertThat(now()).isEqualTo(before);
        assertThat(kinds.writes()).hasSize(1);
        assertThat(sync.planUndo(run).plan().changesPending()).isFalse();
        kinds.sides.api.clearRequests();
        done(sync.undo(run));
        assertThat(kinds.writes()).isEmpty();

        done(sync.undo(undone.runId()));
        assertThat(now()).isEqualTo(after);
    }

    @Test
    void whatSomebodyChangedSince_stays_alsoIfTheUndoWasPlannedBefore() {
        with(SettingsUndoTest::source, SettingsUndoTest::target);
        FakeSpace space = kinds.target();
        SpaceSync sync = sync();
        String run = done(Sides.run(sync)).runId();
        space.editSettings(settings -> {
            settings.put("mobile_size", "390").put("hide_flag_icons", true);
            addLanguage(settings, "es");
        });
        var plan = sync.planUndo(run);
        space.editSettings(settings -> addLanguage(settings.put("flag_icons_display_mode", "text"), "pl"));

        done(sync.run(plan));

        ObjectNode settings = space.settings();
        assertThat(settings.path("languages").findValuesAsString("code")).containsExactly("it", "de", "es", "pl");
        assertThat(settings.path("languages").findValuesAsString("name")).contains("Deutsch");
        assertThat(settings.path("mobile_size").stringValue()).isEqualTo("390");
        assertThat(settings.path("flag_icons_display_mode").stringValue()).isEqualTo("text");
        assertThat(settings.path("hide_flag_icons").booleanValue()).isFalse();
        assertThat(settings.path("domain").stringValue()).isEqualTo("https://staging.example.com/");
    }

    private static void addLanguage(ObjectNode settings, String code) {
        settings.withArray("languages").addObject().put("code", code).put("name", code);
    }

    @Test
    void aSettingOfTheRunThatSomebodyChangedSince_leavesAll_byName() {
        with(SettingsUndoTest::source, SettingsUndoTest::target);
        SpaceSync sync = sync();
        String run = done(Sides.run(sync)).runId();
        kinds.target().editSettings(settings -> settings.put("tablet_size", "900"));
        Map<String, String> edited = now();
        kinds.sides.api.clearRequests();

        SyncReport undone = sync.undo(run);

        assertThat(undone.problems().get(OutcomeCode.DRIFTED)).hasSize(1);
        assertThat(kinds.writes()).isEmpty();
        assertThat(now()).isEqualTo(edited);
    }

    /** The answer to a write shows what the space has stored. */
    @Test
    void aSettingThatTheSpaceStoredInAnotherForm_isTakenBack() {
        with(
                source -> source.settings("{\"domain\":\"https://new/\"}"),
                target -> target.settings("{\"domain\":\"https://old/\",\"mobile_size\":\"400\"}"));
        String stored = "https://new";
        kinds.sides
                .api
                .faults()
                .add(FaultRule.on("PUT", "/v1/spaces/" + Sides.TARGET)
                        .times(1)
                        .then(FaultAction.statusAfter(
                                200, "{\"space\":{\"id\":" + Sides.TARGET + ",\"domain\":\"" + stored + "\"}}")));
        SpaceSync sync = sync();
        String run = Sides.run(sync).runId();
        kinds.target().editSettings(settings -> settings.put("domain", stored));

        done(sync.undo(run));

        assertThat(kinds.target().settings().path("domain").stringValue()).isEqualTo("https://old/");
    }

    @Test
    void aKilledRun_orAKilledUndo_isTakenBack() {
        for (int dies = 1; dies < 4; dies++) {
            for (boolean ofRun : new boolean[] {false, true}) {
                with(SettingsUndoTest::source, SettingsUndoTest::target);
                SpaceSync sync = sync();
                Map<String, String> before = now();
                var plan = sync.plan();
                if (ofRun) {
                    kinds.sides.dieAtRequest(dies, true, () -> {});
                }
                String run = sync.run(plan).runId();
                kinds.sides.liveAgain();
                var undo = sync.planUndo(run);
                if (!ofRun) {
                    kinds.sides.dieAtRequest(dies, true, () -> {});
                }
                SyncReport undone = sync.run(undo);
                kinds.sides.liveAgain();
                if (Runs.state(kinds.state).run(undone.runId()).orElseThrow().resumable()) {
                    Sides.awaited(sync.resume(undone.runId()));
                }
                assertThat(now()).as("killed at " + dies).isEqualTo(before);
            }
        }
    }

    /** A space has secrets, such as its first token. */
    @Test
    void onlySettings_areArchived() {
        with(
                new Kind[] {Kind.SETTINGS, Kind.COMPONENTS},
                source -> source.settings(SOURCE).component("article", "{}").settings("{\"default_root\":\"article\"}"),
                target -> target.asNew().settings(TARGET));
        String run = done(Sides.run(sync())).runId();
        var archive = Runs.state(kinds.state).archive(run).orElseThrow();
        assertThat(archive.items()).extracting(key -> key.kind()).contains("settings", "default_content_type");
        assertThat(archive.items())
                .flatExtracting(key -> archive.before(key).stream()
                        .flatMap(item -> Stream.ofNullable(item.payload()))
                        .flatMap(payload -> payload.propertyNames().stream())
                        .toList())
                .contains("default_root", "mobile_size")
                .doesNotContain("name", "plan", "owner_id", "options");
    }

    private static final String UUID = "0d9c7c1e-58a1-4b57-8a83-0000000000cc";
    private static final String LIVE_AT = "2026-01-15T09:30:00.000Z";

    private static void live(StoryBuilder story, String... languages) {
        story.attribute(
                "translated_stories",
                Stream.of(languages)
                        .map(language -> Map.of(
                                "lang", language,
                                "published_at", LIVE_AT,
                                "first_published_at", LIVE_AT,
                                "unpublished_changes", false))
                        .toList());
    }

    private static SpaceBuilder languages(SpaceBuilder space, boolean singly, String... languages) {
        for (String language : languages) {
            space.language(language, language);
        }
        return singly ? space.publishesTranslationsIndividually() : space;
    }

    /** A story in the space's languages, all of which are live; one in two languages has a slug in the second. */
    private static void story(SpaceBuilder space, String text, boolean singly, String... languages) {
        languages(space, singly, languages).story("a", story -> {
            story.uuid(UUID).published().field("title", text);
            Stream.of(languages).forEach(language -> story.field("title__i18n__" + language, text + language));
            if (languages.length > 1) {
                story.translatedSlug(languages[1], "a-" + languages[1], text);
            }
            if (singly) {
                live(story, languages);
            }
        });
    }

    private static Map<String, String> state(FakeSpace space) {
        Map<String, String> state = SettingsState.of(space);
        TargetState.of(space)
                .forEach((key, value) -> state.put(
                        key,
                        value.replaceAll("\"translated_stories\":\\[[^\\]]*\\]", "") // times
                                .replaceAll(" live .*", ""))); // with what is not live any more
        state.put("live", space.story("a").orElseThrow().liveContent().toString());
        return state;
    }

    /** Stories are restored for the languages, and the way to publish them, that the space had before. */
    @ParameterizedTest
    @CsvSource({"false, true", "true, true", "true, false", "false, false"})
    void storiesInLanguagesThatTheRunAdded_areRestored(boolean singlyBefore, boolean singly) {
        with(
                new Kind[] {Kind.SETTINGS, Kind.STORIES},
                source -> story(source, "new", singly, "de", "fr"),
                target -> story(target, "old", singlyBefore, "de"));
        Map<String, String> before = state(kinds.target());
        SpaceSync sync = sync();
        String run = done(Sides.run(sync)).runId();
        Map<String, String> after = state(kinds.target());
        assertThat(after).isNotEqualTo(before);

        SyncReport undone = done(sync.undo(run));
        assertThat(undone.problems().keySet()).isEmpty();
        assertThat(TargetState.differences(before, state(kinds.target()))).isEmpty();
        assertThat(sync.planUndo(run).plan().changesPending()).isFalse();

        done(sync.undo(undone.runId()));
        assertThat(TargetState.differences(after, state(kinds.target()))).isEmpty();
    }

    /** A space may refuse an asset without the metadata that it requires. */
    @Test
    void assetsWithoutMetadataThatTheRunMadeRequired_areRestored() {
        with(
                new Kind[] {Kind.SETTINGS, Kind.ASSETS},
                source -> source.settings("{\"required_assest_fields\":[\"alt\"]}"),
                target -> {},
                Switch.REQUIRED_ASSET_FIELDS_CHECKED);
        for (int i = 0; i < 2; i++) {
            String name = i + ".txt";
            kinds.source().addAsset(name, FileContent.text(name));
            kinds.target().addAsset(name, FileContent.text(name));
            kinds.source().editItem("assets", name, asset -> asset.put("alt", "new"));
        }
        Map<String, String> before = AssetState.of(kinds.target());
        SpaceSync sync = sync();
        String run = done(Sides.run(sync)).runId();
        assertThat(AssetState.of(kinds.target())).isNotEqualTo(before);
        var undo = sync.planUndo(run);
        assertThat(KindSides.item(undo.plan(), "0.txt").after())
                .contains(KindSides.item(undo.plan(), "settings").key());
        done(sync.run(undo));
        assertThat(AssetState.of(kinds.target())).isEqualTo(before);
    }
}
