package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Contents name the copies of assets, wherever an asset stands in them. */
class AssetReferencesTest {

    private static final FileContent FILE = FileContent.png(16, 9, 1);

    private long sourceId;
    private String sourceUrl = "";
    private long targetId;
    private String targetUrl = "";

    private void source(SpaceBuilder space) {
        space.component("page", "{\"image\":{\"type\":\"asset\"}}").asset("hero.png", FILE, asset -> {});
        sourceId = space.idOf("assets", "hero.png");
        sourceUrl = space.assetUrl("hero.png");
        Map<String, Object> image = Map.of("type", "image", "attrs", Map.of("id", sourceId, "src", sourceUrl));
        space.story(
                "home",
                story -> story.component("page")
                        .field(
                                "image",
                                Map.of("fieldtype", "asset", "id", sourceId, "filename", sourceUrl, "alt", "Own"))
                        .field("text", "![x](" + sourceUrl + "/m/400x0) for " + sourceId)
                        .field("rich", Map.of("type", "doc", "content", List.of(image)))
                        .published());
    }

    private void target(SpaceBuilder space) {
        space.component("page", "{}").asset("hero.png", FILE, asset -> asset.extId(marker()));
        targetId = space.idOf("assets", "hero.png");
        targetUrl = space.assetUrl("hero.png");
    }

    private String marker() {
        return "sbsync:" + Sides.SOURCE + ":" + sourceId;
    }

    private static JsonNode copy(Sides sides) {
        return sides.target().story("home").orElseThrow().content();
    }

    private void assertThatTheCopyNamesTheTargetsAsset(Sides sides) {
        JsonNode copy = copy(sides);
        assertThat(copy.at("/image/id").asLong()).isEqualTo(targetId);
        assertThat(copy.at("/image/filename").asString()).isEqualTo(targetUrl);
        assertThat(copy.at("/image/alt").asString()).isEqualTo("Own");
        assertThat(copy.path("text").asString()).isEqualTo("![x](" + targetUrl + "/m/400x0) for " + sourceId);
        assertThat(copy.at("/rich/content/0/attrs/id").asLong()).isEqualTo(targetId);
        assertThat(copy.at("/rich/content/0/attrs/src").asString()).isEqualTo(targetUrl);
        assertThat(sides.target().story("home").orElseThrow().publishedContent())
                .contains(copy);
    }

    @ParameterizedTest
    @EnumSource(IdentityMode.class)
    void run_fieldsTextsAndImagesOfRichText_nameTheTargetsAsset(IdentityMode identity) {
        try (Sides sides = Sides.of(this::source, this::target)) {
            SyncReport report = Sides.run(sides.sync().identity(identity).build());

            assertThat(Sides.result(report, "home").warnings()).isEmpty();
            assertThatTheCopyNamesTheTargetsAsset(sides);

            sides.api.clearRequests();
            Sides.run(sides.sync().identity(identity).build());
            assertThat(sides.api.writes()).isEmpty();
            assertThat(sides.sync().identity(identity).build().verify().equal()).isTrue();
        }
    }

    @Test
    void run_assetThatTheTargetLacks_keepsTheUrlAndNamesIt_untilTheTargetHasIt() {
        try (Sides sides = Sides.of(this::source);
                StateStore state = StateStore.inMemory()) {
            SpaceSync sync = sides.sync().state(state).build();
            SyncReport report = Sides.run(sync);

            assertThat(copy(sides).at("/image/filename").asString()).isEqualTo(sourceUrl);
            assertThat(Sides.result(report, "home").warnings())
                    .flatExtracting(warning -> warning.references())
                    .extracting(open -> open.type())
                    .containsOnly("asset_id", "asset_url")
                    .hasSize(5);
            assertThat(sync.plan().changesAtMost()).isZero();

            targetUrl = "https://a.storyblok.com/f/" + Sides.TARGET + "/16x9/aa11bb22cc/hero.png";
            sides.target()
                    .addItem(
                            "assets",
                            "{\"short_filename\":\"hero.png\",\"ext_id\":\"" + marker()
                                    + "\",\"filename\":\"https://s3.amazonaws.com/a.storyblok.com/f/" + Sides.TARGET
                                    + "/16x9/aa11bb22cc/hero.png\"}");
            targetId = sides.target().items("assets").get(0).path("id").asLong();

            Sides.run(sync);

            assertThatTheCopyNamesTheTargetsAsset(sides);
        }
    }
}
