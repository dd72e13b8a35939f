package dev.sbsync.testkit.assertj;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.testkit.AssetBuilder;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.RandomModel;
import dev.sbsync.testkit.SampleSpaces;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spaces with other ids are the same, and every change of an item is named. */
class ItemsMirrorTest {
    private final FakeManagementApi api =
            FakeManagementApi.builder().spaces(built(1), built(2)).build();
    private final FakeSpace source = api.space(1);
    private final FakeSpace target = api.space(2);

    private static SpaceBuilder built(long id) {
        SpaceBuilder space = SpaceBuilder.space(id, "Space " + id).language("de", "German");
        space.group("Layout").group("Layout/Heroes").tag("component", "A").tag("component", "B");
        space.assetFolder("Press").folder("blog");
        space.datasource("labels", "Labels", "de", "German")
                .entry("labels", "cta", "Buy", "de", "Kaufen")
                .entry("labels", "more", "More");
        space.with("components", """
                {"name":"hero","component_group":"Layout/Heroes","internal_tags":["A"],"preset":"Dark","image":"//i",
                 "schema":{"title":{"id":"%d","type":"text","pos":0},
                  "body":{"type":"bloks","component_group_whitelist":["%s"],"component_tag_whitelist":[%d],
                   "component_tag_denylist":["%d"]},
                  "pic":{"type":"asset","asset_folder_id":%d}}}
                """.formatted(
                        id,
                        space.groupUuid("Layout"),
                        space.idOf("internal_tags", "component/A"),
                        space.idOf("internal_tags", "component/B"),
                        space.idOf("asset_folders", "Press")));
        return space.preset("hero", "Dark", "{\"title\":\"one\"}")
                .preset("hero", "Dark", "{\"title\":\"two\"}")
                .settings("""
                        {"default_root":"hero","mobile_size":"300","environments":[{"name":"Live","location":"https://e"}]}
                        """);
    }

    private static FakeSpace withAsset(long id, Consumer<AssetBuilder> details, FileContent content) {
        SpaceBuilder space =
                SpaceBuilder.space(id, "Assets").assetFolder("Press").tag("asset", "Team");
        return FakeManagementApi.builder()
                .spaces(space.asset("Press/a.png", content, details))
                .build()
                .space(id);
    }

    @Test
    void assets_areComparedWithTheirBytes_withoutMarkersOfACopy() {
        FileContent png = FileContent.png(1, 2, 3);
        FakeSpace original = withAsset(1, asset -> asset.size("1x2").alt("A").tags("Team"), png);

        assertThat(withAsset(2, asset -> asset.size("1x2").alt("A").tags("Team").extId("sbsync:1:2"), png))
                .mirrorsItems(original);
        assertThat(withAsset(
                        2,
                        asset -> asset.size("1x2").metaData("{\"alt\":\"A\"}").tags("Team"),
                        png))
                .mirrorsItems(original);
        assertThatThrownBy(() -> assertThat(withAsset(
                                2,
                                asset -> asset.size("1x2").alt("A").tags("Team").extId("own"),
                                png))
                        .mirrorsItems(original))
                .hasMessageContaining("ext_id");
        assertThatThrownBy(() -> assertThat(
                                withAsset(2, asset -> asset.size("1x2").alt("B").tags("Team"), png))
                        .mirrorsItems(original))
                .hasMessageContaining("alt");
        assertThatThrownBy(() -> assertThat(withAsset(2, asset -> asset.alt("A").tags("Team"), png))
                        .mirrorsItems(original))
                .hasMessageContaining("size in the URL");
        assertThatThrownBy(() -> assertThat(withAsset(
                                2, asset -> asset.size("1x2").alt("A").tags("Team"), FileContent.png(1, 2, 4)))
                        .mirrorsItems(original))
                .hasMessageContaining("bytes");
    }

    @Test
    void spacesWithOtherIds_areMirrors() {
        assertThat(target).mirrorsItems(source).mirrorsItemsAtLeast(source);
    }

    @Test
    void generatedSpacesWithOtherIds_areMirrors_andAnotherSeedIsNot() {
        FakeManagementApi large = FakeManagementApi.builder()
                .spaces(
                        RandomModel.of(5).addTo(SpaceBuilder.space(1, "One")),
                        RandomModel.of(5).addTo(SpaceBuilder.space(2, "Two")),
                        RandomModel.of(6).addTo(SpaceBuilder.space(3, "Three")))
                .build();

        assertThat(large.space(2)).mirrorsItems(large.space(1));
        assertThatThrownBy(() -> assertThat(large.space(3)).mirrorsItems(large.space(1)))
                .hasMessageContaining("schema.");
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("components hero: image", "components", "hero", item -> item.remove("image")),
                change("components hero: is_nestable", "components", "hero", item -> item.put("is_nestable", false)),
                change("components hero: group", "components", "hero", item -> item.putNull("component_group_uuid")),
                change("components hero: default preset", "components", "hero", item -> item.putNull("preset_id")),
                change("components hero: tags", "components", "hero", item -> item.putArray("internal_tag_ids")),
                change(
                        "components hero: tags",
                        "components",
                        "hero",
                        item -> item.putArray("internal_tag_ids").add(5)),
                change(
                        "schema.title at $.pos",
                        "components",
                        "hero",
                        item -> field(item, "title").put("pos", 1)),
                change(
                        "schema.title",
                        "components",
                        "hero",
                        item -> ((ObjectNode) item.path("schema")).remove("title")),
                change("schema.new", "components", "hero", item -> ((ObjectNode) item.path("schema")).putObject("new")),
                change(
                        "schema.body at $.component_group_whitelist[0]",
                        "components",
                        "hero",
                        item -> field(item, "body")
                                .putArray("component_group_whitelist")
                                .add("stale")),
                change(
                        "schema.body at $.component_tag_denylist[0]",
                        "components",
                        "hero",
                        item -> field(item, "body").putArray("component_tag_denylist")),
                change(
                        "not in the space: 8",
                        "components",
                        "hero",
                        item -> field(item, "pic").put("asset_folder_id", 8)),
                change(
                        "component_groups layout/heroes: is missing",
                        "component_groups",
                        "Layout/Heroes",
                        item -> item.putNull("parent_id")),
                change(
                        "component_groups heroes: is too much",
                        "component_groups",
                        "Layout/Heroes",
                        item -> item.putNull("parent_id")),
                change(
                        "component_groups layout: name",
                        "component_groups",
                        "Layout",
                        item -> item.put("name", "LAYOUT")),
                change(
                        "internal_tags component/A: is missing",
                        "internal_tags",
                        "component/A",
                        item -> item.put("object_type", "asset")),
                change(
                        "presets hero/Dark: preset at $.title",
                        "presets",
                        "hero/Dark",
                        item -> item.putObject("preset").put("title", "other")),
                change("presets hero/Dark #2: is missing", "presets", "hero/Dark", item -> item.put("name", "Light")),
                change("datasources labels: name", "datasources", "labels", item -> item.put("name", "Texts")),
                change(
                        "datasources labels: dimension de",
                        "datasources",
                        "labels",
                        item -> ((ObjectNode) item.path("dimensions").path(0)).put("entry_value", "fr")),
                change(
                        "datasource_entries labels/cta: value",
                        "datasource_entries",
                        "labels/cta",
                        item -> item.put("value", "x")),
                change(
                        "datasource_entries labels/cta: value in de",
                        "datasource_entries",
                        "labels/cta",
                        item -> item.putObject("dimension_values")),
                change(
                        "datasources labels: order of entries",
                        "datasource_entries",
                        "labels/cta",
                        item -> item.put("position", 3)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changeOfAnItem_isNamed(String named, String kind, String path, Consumer<ObjectNode> change) {
        target.editItem(kind, path, change);

        assertThatThrownBy(() -> assertThat(target).mirrorsItems(source)).hasMessageContaining(named);
    }

    @Test
    void missingItem_isNamed_andOneTooManyOnlyWithoutAtLeast() {
        target.addItem("components", "{\"name\":\"page\"}");
        assertThat(target).mirrorsItemsAtLeast(source);
        assertThatThrownBy(() -> assertThat(target).mirrorsItems(source)).hasMessageContaining("is too much");

        target.removeItem("components", "hero");
        assertThatThrownBy(() -> assertThat(target).mirrorsItemsAtLeast(source))
                .hasMessageContaining("components hero: is missing");
        assertThat(target).mirrorsItems(source, "internal_tags", "component_groups", "datasources");
    }

    @Test
    void settings_thatDiffer_areNamed_andMoreOfThemOnlyWithoutAtLeast() {
        target.editSettings(settings -> {
            ((ArrayNode) settings.path("languages"))
                    .addObject()
                    .put("code", "fr")
                    .put("name", "French");
            settings.put("hide_flag_icons", true);
        });
        assertThat(target).mirrorsItemsAtLeast(source);
        assertThatThrownBy(() -> assertThat(target).mirrorsItems(source))
                .hasMessageContaining("settings: languages fr")
                .hasMessageContaining("settings: hide_flag_icons");

        target.editSettings(settings -> settings.put("mobile_size", "400").remove("environments"));
        assertThatThrownBy(() -> assertThat(target).mirrorsItemsAtLeast(source, "spaces"))
                .hasMessageContaining("settings: environments Live")
                .hasMessageContaining("settings: mobile_size");
    }

    @Test
    void staleReferences_ofTheSource_mustBeLeftOut() {
        FakeManagementApi gallery = FakeManagementApi.builder()
                .dataset(SampleSpaces.schemaGallery())
                .build();
        FakeSpace space = gallery.space(SampleSpaces.GALLERY_ID);

        assertThatThrownBy(() -> assertThat(space).mirrorsItems(space))
                .hasMessageContaining("there are 4 differences")
                .hasMessageContaining("schema.blocks at $.component_group_whitelist[1]")
                .hasMessageContaining("schema.stale_blocks at $.component_group_whitelist[0]")
                .hasMessageContaining("schema.text at $.component_tag_denylist[1]")
                .hasMessageContaining("schema.old_image at $.asset_folder_id");
    }

    @Test
    void folderThatTheTargetLacks_mustBeLeftOut() {
        target.removeItem("asset_folders", "Press");
        assertThatThrownBy(() -> assertThat(target).mirrorsItems(source, "components"))
                .hasMessageContaining("schema.pic at $.asset_folder_id");

        target.editItem("components", "hero", item -> field(item, "pic").remove("asset_folder_id"));
        assertThat(target).mirrorsItems(source, "components");
    }

    @Test
    void unknownKind_isRefused() {
        assertThatThrownBy(() -> assertThat(target).mirrorsItems(source, "blocks"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("component_groups");
    }

    private static ObjectNode field(ObjectNode component, String name) {
        return (ObjectNode) component.path("schema").path(name);
    }

    private static Arguments change(String named, String kind, String path, Consumer<ObjectNode> change) {
        return Arguments.of(named, kind, path, change);
    }
}
