package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small space with assets, and a target that lacks some of them, has others with other bytes, other metadata or in
 * another folder, and one that is half-made.
 */
final class KilledAssets {

    private static final String[] RESOURCES = {"asset_folders", "internal_tags", "assets"};

    private KilledAssets() {}

    static void source(SpaceBuilder space) {
        space.tag("asset", "New").tag("asset", "There").assetFolder("Press").assetFolder("Press/New");
        space.asset(
                "Press/New/hero.png",
                FileContent.png(16, 9, 1),
                asset -> asset.size("16x9").alt("A hero").tags("New").metaData("{\"license\":\"CC0\"}"));
        space.asset("plain.txt", FileContent.text("plain"));
        space.asset("Press/replaced.txt", FileContent.text("new bytes"), asset -> asset.extId("replaced"));
        space.asset("Press/half-made.txt", FileContent.text("half-made"), asset -> asset.extId("half-made"));
        space.asset(
                "Press/described.txt",
                FileContent.text("d"),
                asset -> asset.extId("described").alt("new"));
        space.asset("Press/twin.txt", FileContent.text("twin"), asset -> asset.alt("new"));
        space.story(
                "uses",
                story -> story.published()
                        .field("image", reference(space, "Press/New/hero.png"))
                        .field("file", reference(space, "Press/replaced.txt")));
    }

    private static Map<String, Object> reference(SpaceBuilder space, String path) {
        return Map.of(
                "fieldtype", "asset", "id", space.idOf("assets", path), "filename", space.assetUrl(path), "alt", "");
    }

    static void target(SpaceBuilder space) {
        space.tag("asset", "There").assetFolder("Press");
        space.asset("Press/replaced.txt", FileContent.text("old"), asset -> asset.extId("replaced"));
        space.asset("half-made.txt", FileContent.text(""), asset -> asset.extId("half-made"));
        space.asset(
                "described.txt",
                FileContent.text("d"),
                asset -> asset.extId("described").alt("old"));
        space.asset("Press/twin.txt", FileContent.text("twin"));
    }

    /** Fails if assets or the stories that use them are not as in the source, or there are more. */
    static void assertCopied(Sides sides, String when) {
        FakeSpace target = sides.target();
        assertThat(target).as(when).mirrorsItems(sides.source(), RESOURCES);
        assertThat(target.items("assets"))
                .as(when)
                .extracting(asset -> asset.path("ext_id").asString(""))
                .filteredOn(id -> !id.isEmpty())
                .doesNotHaveDuplicates();
        ObjectNode hero = target.item("assets", "Press/New/hero.png").orElseThrow();
        String url = hero.path("filename").asString("");
        assertThat(target.story("uses").orElseThrow().content().toString())
                .as(when)
                .contains("\"id\":" + hero.path("id").asLong(), url.substring(url.indexOf("/f/")))
                .doesNotContain("/f/" + Sides.SOURCE);
    }
}
