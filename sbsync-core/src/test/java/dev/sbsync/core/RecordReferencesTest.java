package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Presets and defaults of fields name stories, as content does. */
class RecordReferencesTest {

    private static KindSides sides(boolean inTarget, Kind... kinds) {
        KindSides both = new KindSides(
                Sides.of(source -> cards(source).story("author", story -> story.component("card")), target -> {
                    if (inTarget) {
                        target.component("card", "{}").story("first").story("author");
                    }
                }),
                kinds);
        long author = id(both.source());
        both.source()
                .editItem(
                        "presets",
                        "card/Dark",
                        preset -> ((ObjectNode) preset.path("preset"))
                                .put("author", author)
                                .put("price", author)
                                .set("link", link(author)));
        both.source().editItem("components", "card", card -> {
            ObjectNode schema = (ObjectNode) card.path("schema");
            schema.putObject("body")
                    .put("type", "bloks")
                    .put("default_value", "[{\"component\":\"card\",\"author\":\"" + author + "\"}]");
        });
        return both;
    }

    private static SpaceBuilder cards(SpaceBuilder space) {
        return space.component("card", "{\"author\":{\"type\":\"option\",\"source\":\"internal_stories\"}}")
                .preset("card", "Dark", "{\"_uid\":\"1\",\"component\":\"card\"}");
    }

    private static JsonNode link(long id) {
        return JsonMapper.shared().valueToTree(Map.of("linktype", "story", "fieldtype", "multilink", "id", id));
    }

    private static long id(FakeSpace space) {
        return space.story("author").orElseThrow().id();
    }

    private static String uuid(FakeSpace space) {
        return space.story("author").orElseThrow().uuid();
    }

    private static JsonNode preset(FakeSpace space) {
        return space.item("presets", "card/Dark").orElseThrow().path("preset");
    }

    private static String defaultBody(FakeSpace space) {
        return space.item("components", "card")
                .orElseThrow()
                .at("/schema/body/default_value")
                .asString();
    }

    @Test
    void run_numericIdsInPresetsAndDefaults_nameTheTargetsStory() {
        try (KindSides both = sides(true, Kind.COMPONENTS)) {
            both.run();

            long there = id(both.target());
            assertThat(there).isNotEqualTo(id(both.source()));
            assertThat(preset(both.target()).path("author").asLong()).isEqualTo(there);
            assertThat(preset(both.target()).at("/link/id").asLong()).isEqualTo(there);
            assertThat(preset(both.target()).path("price").asLong()).isEqualTo(id(both.source()));
            assertThat(defaultBody(both.target())).isEqualTo("[{\"component\":\"card\",\"author\":\"" + there + "\"}]");
            assertThat(KindSides.changes(both.plan())).isEmpty();
            assertThat(both.sync().build().verify().equal()).isTrue();
        }
    }

    @Test
    void run_uuidsWithStoriesThatKeepTheirs_nameTheTargetsStory() {
        try (KindSides both = sides(true, Kind.COMPONENTS)) {
            both.source()
                    .editItem(
                            "presets",
                            "card/Dark",
                            preset -> ((ObjectNode) preset.path("preset")).put("author", uuid(both.source())));
            SpaceSync sync = both.sync().identity(IdentityMode.MAP).build();

            sync.run(sync.plan());

            assertThat(preset(both.target()).path("author").asString()).isEqualTo(uuid(both.target()));
            assertThat(KindSides.changes(sync.plan())).isEmpty();
        }
    }

    @Test
    void plan_referenceThatTheTargetLacks_isKeptAndNamed() {
        try (KindSides both = sides(false, Kind.COMPONENTS)) {
            both.run();

            assertThat(KindSides.warnings(both.plan(), OutcomeCode.REFERENCE_UNRESOLVED))
                    .containsExactlyInAnyOrder(
                            "1 reference does not work in the target: schema/body/default_value/0/author ("
                                    + id(both.source()) + ")",
                            "2 references do not work in the target: preset/author (" + id(both.source())
                                    + "), preset/link/id (" + id(both.source()) + ")");
            assertThat(preset(both.target())).isEqualTo(preset(both.source()));
            assertThat(KindSides.changes(both.plan())).isEmpty();
        }
    }

    @Test
    void run_storiesInTheSameRun_areWrittenBeforeWhatNamesThem_orItIsWrittenAgain() {
        try (KindSides both = sides(false, Kind.COMPONENTS, Kind.STORIES)) {
            SyncReport report = both.run();

            assertThat(report.problems()).isEmpty();
            long there = id(both.target());
            assertThat(preset(both.target()).path("author").asLong()).isEqualTo(there);
            assertThat(preset(both.target()).at("/link/id").asLong()).isEqualTo(there);
            assertThat(defaultBody(both.target())).isEqualTo("[{\"component\":\"card\",\"author\":\"" + there + "\"}]");
            assertThat(KindSides.changes(both.plan())).isEmpty();
        }
    }

    @Test
    void run_imagesAndAssetsOfPresets_areTheCopies() {
        FileContent file = FileContent.png(2, 2, 1);
        KindSides both = new KindSides(
                Sides.of(
                        source -> cards(source).asset("hero.png", file, asset -> asset.size("2x2")),
                        target -> target.component("card", "{}").asset("copy.png", file, asset -> asset.size("2x2"))),
                Kind.COMPONENTS);
        try (both) {
            ObjectNode hero = both.source().items("assets").get(0);
            ObjectNode copy = both.target().items("assets").get(0);
            both.target()
                    .editItem(
                            "assets",
                            "copy.png",
                            asset -> asset.put(
                                    "ext_id",
                                    "sbsync:" + both.source().id() + ":"
                                            + hero.path("id").asLong()));
            both.source().editItem("presets", "card/Dark", preset -> {
                preset.put("image", url(hero));
                ((ObjectNode) preset.path("preset"))
                        .putObject("hero")
                        .put("fieldtype", "asset")
                        .put("id", hero.path("id").asLong())
                        .put("filename", url(hero));
            });
            both.source().editItem("components", "card", card -> card.put("image", url(hero)));
            both.sides.api.clearRequests();

            both.run();

            assertThat(both.requests().filter("GET assets"::equals))
                    .as("one list of each space for all kinds, the plan and the run")
                    .hasSize(2);

            assertThat(preset(both.target()).at("/hero/id").asLong())
                    .isEqualTo(copy.path("id").asLong());
            assertThat(preset(both.target()).at("/hero/filename").asString()).isEqualTo(url(copy));
            assertThat(both.target()
                            .item("presets", "card/Dark")
                            .orElseThrow()
                            .path("image")
                            .asString())
                    .isEqualTo(url(copy));
            assertThat(KindSides.changes(both.plan())).isEmpty();
        }
    }

    private static String url(ObjectNode asset) {
        return asset.path("filename").asString().replace("s3.amazonaws.com/", "");
    }
}
