package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.model.Language;
import dev.sbsync.client.model.SpacePayload;
import dev.sbsync.core.internal.state.DyingState;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Settings of a space in a sync: what is copied, merged with the target's own, kept, and taken for drift. */
class SettingsTest {

    private static final String FULL = """
        {"domain":"https://www.example.com/","default_lang_name":"English","default_ai_lang_code":"en",
         "show_stories_alternative_versions":true,"hide_flag_icons":true,
         "flag_icons_display_mode":"icons","encode_preview_urls":true,"tablet_size":800,"mobile_size":"400",
         "auto_delete_old_versions_after_days":30,"enable_extended_char_set_in_stories_slug":true,
         "environments":[{"name":"Local","location":"https://localhost/"},{"name":"Stage","location":"https://stage/"}],
         "asset_custom_meta_data_schema":[{"key":"license","display_name":"License","required":true}],
         "translatable_asset_fields":["alt","title"],"required_assest_fields":["alt"]}
        """;

    private KindSides kinds = new KindSides(Sides.of(source -> {}), Kind.SETTINGS);

    private void with(Consumer<SpaceBuilder> source, Consumer<SpaceBuilder> target, Switch... switches) {
        kinds.close();
        kinds = new KindSides(Sides.of(fake -> fake.with(switches), source, target), Kind.SETTINGS);
    }

    @AfterEach
    void close() {
        kinds.close();
    }

    private PlannedItem item() {
        return KindSides.item(kinds.plan(), "settings");
    }

    private SyncReport done() {
        SyncReport report = kinds.run();
        assertThat(report.items())
                .flatExtracting(item -> item.outcome().problem().stream().toList())
                .isEmpty();
        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        return report;
    }

    private List<String> languages() {
        return kinds.target()
                .settings()
                .path("languages")
                .valueStream()
                .map(JsonNode::toString)
                .toList();
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }

    @Test
    void run_portableSettings_areCopiedOnce() {
        with(source -> source.settings(FULL).language("de", "German"), target -> {});
        kinds.sides.api.clearRequests();

        SyncReport report = done();

        assertThat(Sides.result(report, "settings").warnings()).isEmpty(); // settings are merged: no collision
        assertThat(kinds.target().settings()).isEqualTo(kinds.source().settings());
        assertThat(kinds.writes()).hasSize(1);
        assertThat(item().operation()).isEqualTo(Operation.UNCHANGED);
        kinds.sides.api.clearRequests();
        done();
        assertThat(kinds.writes()).isEmpty();
        assertThat(kinds.sync().build().verify().equal()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Switch.class,
            names = {"SETTINGS_UNDER_OPTIONS", "ASSET_SCHEMA_READ_AS_MAP", "LIMIT_PER_SPACE"
            }) // the last one changes nothing here
    void run_lists_areMergedByTheirKeys_andReadFromBothPlaces(Switch on) {
        with(
                source -> source.settings(FULL).language("de", "German").language("fr", "French"),
                target -> target.language("it", "Italian")
                        .language("de", "Deutsch")
                        .settings("""
                            {"environments":[{"name":"Own","location":"https://own/"},{"name":"Stage","location":"https://old/"}],
                             "asset_custom_meta_data_schema":[{"key":"own"},{"key":"license","display_name":"Old"}],
                             "required_assest_fields":["copyright"]}
                            """),
                on);

        done();

        assertThat(languages())
                .containsExactly(
                        "{\"code\":\"it\",\"name\":\"Italian\"}",
                        "{\"code\":\"de\",\"name\":\"German\"}",
                        "{\"code\":\"fr\",\"name\":\"French\"}");
        ObjectNode stored = kinds.target().settings();
        assertThat(stored.path("environments").findValuesAsString("name")).containsExactly("Own", "Stage", "Local");
        assertThat(stored.path("environments").findValuesAsString("location"))
                .containsExactly("https://own/", "https://stage/", "https://localhost/");
        assertThat(stored.path("asset_custom_meta_data_schema").toString())
                .contains("{\"key\":\"own\"}")
                .contains("{\"key\":\"license\",\"display_name\":\"License\",\"required\":true}");
        assertThat(stored.path("required_assest_fields").toString()).isEqualTo("[\"copyright\",\"alt\"]");
        assertThat(item().operation()).isEqualTo(Operation.UNCHANGED);
    }

    @Test
    void run_whatOnlyTheTargetHas_stays_andAlternatesAreNotTurnedOff() {
        with(
                source -> source.settings("{\"domain\":\"https://www.example.com/\"}"),
                target -> target.settings(FULL).language("de", "German"));
        kinds.sides.api.clearRequests();

        assertThat(item().operation()).isEqualTo(Operation.UNCHANGED);
        done();

        assertThat(kinds.writes()).isEmpty();
    }

    @Test
    void run_switchThatIsOffInTheSource_isTurnedOff_andOneThatTheTargetDoesNotShowIsOff() {
        with(
                source -> source.settings("{\"hide_flag_icons\":false,\"encode_preview_urls\":false,"
                        + "\"show_stories_alternative_versions\":false}"),
                target -> target.settings("{\"hide_flag_icons\":true,\"show_stories_alternative_versions\":true}"));

        done();

        assertThat(kinds.sides.bodies().toString()).doesNotContain("encode_preview_urls");
        assertThat(kinds.target().settings().path("hide_flag_icons").asBoolean())
                .isFalse();
        assertThat(kinds.target()
                        .settings()
                        .path("show_stories_alternative_versions")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void run_privateSettings_areNeverSent() {
        with(source -> source.settings(FULL).language("de", "German"), target -> {});
        kinds.sides.answering(
                request -> request.method().equals("GET")
                        && request.uri().getPath().endsWith("/" + Sides.SOURCE),
                answer -> ((ObjectNode) answer.get("space"))
                        .setAll(json("{\"owner_id\":7,\"webhook_token\":\"x\",\"story_published_hook\":\"https://h/\","
                                + "\"billing_address\":{\"a\":1},\"crawl_config\":{},\"maintenance\":true}")));

        done();

        assertThat(kinds.sides.bodies()).hasSize(1);
        assertThat(kinds.sides.bodies().get(0))
                .doesNotContain(
                        "\"name\":\"Source\"", "owner_id", "hook", "billing", "crawl", "maintenance", "default_root");
    }

    @Test
    void run_languageAddedSinceThePlan_survives() {
        with(source -> source.language("de", "German"), target -> {});
        SpaceSync sync = kinds.sync().build();
        var plan = sync.plan();
        try (var client = kinds.sides.client()) {
            client.spaces()
                    .update(Sides.TARGET, SpacePayload.empty().languages(List.of(new Language("it", "Italian", "it"))));
        }

        sync.run(plan);

        assertThat(languages())
                .containsExactly(
                        "{\"code\":\"it\",\"name\":\"Italian\",\"ai_translation_code\":\"it\"}",
                        "{\"code\":\"de\",\"name\":\"German\"}");
    }

    @Test
    void run_changedByAnEditorOfTheTarget_isDrift_itsOwnLanguageIsNot() {
        with(source -> source.settings(FULL).language("de", "German"), target -> {});
        done();
        kinds.target()
                .editSettings(settings -> settings.withArray("languages")
                        .addObject()
                        .put("code", "it")
                        .put("name", "Italian"));
        assertThat(item().operation()).isEqualTo(Operation.UNCHANGED);

        kinds.target().editSettings(settings -> settings.put("default_lang_name", "Their own"));

        assertThat(item().operation()).isEqualTo(Operation.NONE);
        assertThat(item().warnings()).extracting(warning -> warning.code()).containsExactly(OutcomeCode.DRIFTED);
    }

    @Test
    void plan_neverSyncedUnderCollisionSkip_isMergedNevertheless() {
        with(source -> source.language("de", "German"), target -> target.settings(FULL));

        Sides.run(kinds.sync().onCollision(OnCollision.SKIP).build());

        assertThat(languages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void run_answerLost_writesTheSameOnce(boolean after) {
        with(source -> source.settings(FULL).language("de", "German"), target -> {});
        kinds.sides
                .api
                .faults()
                .add(FaultRule.on("PUT", "/v1/spaces/" + Sides.TARGET)
                        .times(1)
                        .then(after ? FaultAction.dropAfter() : FaultAction.dropBefore()));

        done();

        assertThat(kinds.target().settings()).isEqualTo(kinds.source().settings());
        assertThat(item().operation()).isEqualTo(Operation.UNCHANGED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void killedAtAnyWriteToTheState_theResumedRunHasTheSettings(boolean after) {
        for (int at = 1; at < 8; at++) {
            with(source -> source.settings(FULL).language("de", "German"), target -> target.language("it", "Italian"));
            DyingState.Death death = DyingState.atWrite(at, after);
            SpaceSync dying = kinds.sync().state(death.of(kinds.state)).build();
            SyncPlan plan = dying.plan();
            if (!death.before(() -> dying.start(plan))) {
                death.await();
                new SyncState(kinds.state)
                        .runs().stream()
                                .filter(StoredRun::resumable)
                                .forEach(run -> Sides.awaited(
                                        kinds.sync().build().resume(run.header().runId())));
                assertThat(languages()).as("killed at %s", death).hasSize(2);
                assertThat(item().operation()).as("killed at %s", death).isEqualTo(Operation.UNCHANGED);
            }
        }
    }

    @Test
    void run_storiesWithLanguagesThatTheSettingsAdd_waitForThemAndAreCopiedWithTheirTranslations() {
        kinds.close();
        kinds = new KindSides(
                Sides.of(
                        source -> source.language("fr", "French")
                                .story(
                                        "a",
                                        story -> story.content(
                                                "{\"component\":\"page\",\"title\":\"A\",\"title__i18n__fr\":\"A-fr\"}")),
                        target -> target.language("it", "Italian")),
                Kind.SETTINGS,
                Kind.STORIES);

        var plan = kinds.plan();
        SyncReport report = done();

        assertThat(plan.warnings()).isEmpty();
        assertThat(KindSides.item(plan, "a").after())
                .contains(KindSides.item(plan, "settings").key());
        assertThat(plan.targetLanguages()).containsExactly("fr", "it");
        assertThat(Sides.result(report, "a").warnings()).isEmpty();
        assertThat(kinds.target().story("a").orElseThrow().content().toString()).contains("A-fr");
        assertThat(kinds.target().languages()).containsExactly("it", "fr");
        assertThat(kinds.plan().count(Operation.UNCHANGED)).isEqualTo(2);
    }

    @Test
    void run_storiesWithoutSettings_reportTheLanguageThatIsMissing() {
        kinds.close();
        kinds = new KindSides(Sides.of(source -> source.language("fr", "French").story("a")), Kind.STORIES);

        assertThat(kinds.plan().warnings())
                .extracting(warning -> warning.code())
                .isNotEmpty();
    }
}
