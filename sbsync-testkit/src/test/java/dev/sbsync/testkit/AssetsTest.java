package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AssetsTest {
    private final SpaceBuilder space = SpaceBuilder.space(Client.SPACE, "Space")
            .assetFolder("Press")
            .assetFolder("Press/Old")
            .tag("asset", "Team")
            .tag("component", "Team")
            .asset(
                    "Press/hero.png",
                    FileContent.png(1, 1, 1),
                    asset -> asset.alt("The Hero")
                            .extId("crm:1")
                            .tags("Team")
                            .with("updated_at", "2026-02-01T00:00:00.000Z"))
            .asset("Press/Old/plan.pdf", FileContent.text("plan"), AssetBuilder::privately)
            .asset("root.txt", FileContent.text("root"));
    private final Client client = Client.over(space, new Switch[0]);

    @ParameterizedTest
    @CsvSource({
        "search=HERO,hero.png",
        "is_private=true,plan.pdf",
        "is_private=0,hero.png root.txt",
        "ext_id=crm:1,hero.png",
        "ext_id=crm:2,''",
        "by_alt=hero,hero.png",
        "by_title=hero,''",
        "updated_at_gte=2026-02-01T00:00:00Z,hero.png",
        "updated_at_lte=2026-01-31T00:00:00Z,plan.pdf root.txt",
        "expire_at_lte=2030-01-31T00:00:00Z,''",
        "in_folder=0,root.txt",
        "in_folder=-1,''"
    })
    void list_isFiltered(String filter, String names) {
        assertThat(String.join(" ", listed(client, filter))).isEqualTo(names);
    }

    @Test
    void list_isFilteredByFolderAndTag() {
        assertThat(listed(client, "in_folder=" + space.idOf("asset_folders", "Press")))
                .containsExactly("hero.png");
        assertThat(listed(client, "with_tags=" + space.idOf("internal_tags", "asset/Team")))
                .containsExactly("hero.png");
        assertThat(listed(Client.over(space, Switch.EXT_ID_FILTER_IGNORED), "ext_id=crm:1"))
                .hasSize(3);
    }

    @Test
    void deletedAsset_isInTheTrash_untilItIsRestoredOrPurged() {
        long root = space.idOf("assets", "root.txt");
        String path = space.assetUrl("root.txt").substring("https://a.storyblok.com".length());

        assertThat(client.delete("/assets/" + root).status()).isEqualTo(200);
        assertThat(client.delete("/assets/" + root).status()).isEqualTo(404);
        assertThat(listed(client, "")).doesNotContain("root.txt");
        assertThat(listed(client, "in_folder=-1")).containsExactly("root.txt");
        assertThat(client.get("/assets/" + root).text()).doesNotContain("\"deleted_at\":null");
        assertThat(client.api.handle(FakeRequest.get(path)).status()).isEqualTo(200);

        assertThat(client.get("/assets/restore?id=" + root).status()).isEqualTo(200);
        assertThat(listed(client, "")).contains("root.txt");
        assertThat(client.delete("/assets/" + root).status()).isEqualTo(200);
        assertThat(client.get("/assets/clear_trash").status()).isEqualTo(204);
        assertThat(client.get("/assets/" + root).status()).isEqualTo(404);
        assertThat(client.api.handle(FakeRequest.get(path)).status()).isEqualTo(404);
        assertThat(client.api.commits())
                .extracting(Commit::kind)
                .containsExactly(Commit.Kind.DELETED, Commit.Kind.RESTORED, Commit.Kind.DELETED);
        assertThat(client.api.commits().get(0).path()).isEqualTo("root.txt");
        assertThat(client.api.writes()).hasSize(5);
    }

    @Test
    void severalAssets_areDeletedRestoredMovedAndTagged() {
        String ids =
                "\"ids\":[" + space.idOf("assets", "root.txt") + "," + space.idOf("assets", "Press/hero.png") + "]";
        long old = space.idOf("asset_folders", "Press/Old");

        assertThat(client.post("/assets/bulk_destroy", "{" + ids + "}").status())
                .isEqualTo(200);
        assertThat(listed(client, "")).containsExactly("plan.pdf");
        assertThat(client.post("/assets/bulk_restore", "{" + ids + "}").status())
                .isEqualTo(200);
        assertThat(client.post("/assets/bulk_update", "{" + ids + ",\"asset\":{\"asset_folder_id\":" + old + "}}")
                        .status())
                .isEqualTo(200);
        assertThat(listed(client, "in_folder=" + old)).hasSize(3);
        assertThat(client.space().item("assets", "Press/Old/hero.png")).isPresent();
        assertThat(client.post("/assets/bulk_update", "{" + ids + ",\"asset\":{\"asset_folder_id\":5}}")
                        .text())
                .isEqualTo("{\"error\":{\"base\":[\"This asset folder is not valid\"]}}");
        assertThat(client.post("/assets/bulk_destroy", "{\"ids\":[" + "1,".repeat(100) + "1]}")
                        .status())
                .isEqualTo(422);
        assertThat(client.post(
                                "/assets/bulk_tags_association",
                                "{\"assets_tags\":[{\"asset_id\":" + space.idOf("assets", "root.txt")
                                        + ",\"internal_tag_list_ids\":["
                                        + space.idOf("internal_tags", "asset/Team") + "]}]}")
                        .status())
                .isEqualTo(204);
        assertThat(client.get("/assets/" + space.idOf("assets", "root.txt")).text())
                .contains("\"internal_tags_list\":[{\"id\":" + space.idOf("internal_tags", "asset/Team"));
    }

    @Test
    void tagOfComponents_isRefusedForAnAsset() {
        String path = "/assets/" + space.idOf("assets", "root.txt");

        FakeResponse refused = client.put(
                path, "{\"asset\":{\"internal_tag_ids\":[" + space.idOf("internal_tags", "component/Team") + "]}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Invalid internal_tag");
    }

    @Test
    void signing_storesPlaceAndExtId_metadataOnlyWhereSwitched() {
        String body = "{\"filename\":\"new.png\",\"size\":\"2X3\",\"asset_folder_id\":"
                + space.idOf("asset_folders", "Press") + ",\"ext_id\":\"e\",\"alt\":\"A\",\"is_private\":true}";

        JsonNode row = row(client, sign(client, body));
        assertThat(row.path("filename").stringValue()).contains("/2X3/");
        assertThat(row.path("asset_folder_id").longValue()).isEqualTo(space.idOf("asset_folders", "Press"));
        assertThat(row.path("ext_id").stringValue()).isEqualTo("e");
        assertThat(row.path("is_private").booleanValue()).isTrue();
        assertThat(row.path("alt").isNull()).isTrue();
        assertThat(row.path("content_length").isNull()).isTrue();
        Client storing = Client.over(space, Switch.METADATA_STORED_AT_SIGNING);
        assertThat(row(storing, sign(storing, body)).path("alt").stringValue()).isEqualTo("A");
        assertThat(storing.api.switchesInEffect()).contains(Switch.METADATA_STORED_AT_SIGNING);
    }

    @Test
    void unfinishedAsset_isListed_orNot() {
        sign(client, "{\"filename\":\"new.png\"}");
        assertThat(listed(client, "")).contains("new.png");

        Client hiding = Client.over(space, Switch.UNFINISHED_ASSETS_UNLISTED);
        JsonNode signed = sign(hiding, "{\"filename\":\"new.png\"}");
        assertThat(listed(hiding, "")).doesNotContain("new.png");
        upload(hiding, signed, "x");
        assertThat(listed(hiding, "")).contains("new.png");
    }

    @Test
    void replacedFile_keepsItsUrlAndAttributes_andMovesUpdatedAt() {
        long hero = space.idOf("assets", "Press/hero.png");
        JsonNode before = row(client, client.space().items("assets").get(0));

        JsonNode signed = sign(client, "{\"id\":" + hero + ",\"filename\":\"other.png\",\"validate_upload\":1}");
        assertThat(row(client, signed)).isEqualTo(before);
        upload(client, signed, "new bytes");

        JsonNode after = row(client, signed);
        assertThat(client.space().content(hero)).hasValue(FileContent.text("new bytes"));
        assertThat(after.path("filename")).isEqualTo(before.path("filename"));
        assertThat(after.path("ext_id")).isEqualTo(before.path("ext_id"));
        assertThat(after.path("content_length").longValue()).isEqualTo(9);
        assertThat(after.path("updated_at")).isNotEqualTo(before.path("updated_at"));
        assertThat(sign(client, "{\"id\":1,\"filename\":\"other.png\"}").isArray())
                .isTrue();
    }

    @Test
    void fileOverTheLimitOfTheSpace_isRefusedWhenItIsFinished() {
        Client limited = Client.over(SpaceBuilder.space(7, "Small").uploadLimit(3), new Switch[0]);
        JsonNode signed = sign(limited, "{\"filename\":\"a.txt\"}");
        limited.api.handle(UploadForms.of(signed, new byte[4]));

        assertThat(limited.get("/assets/" + signed.path("id") + "/finish_upload")
                        .status())
                .isEqualTo(422);
        upload(limited, signed, "123");
    }

    @Test
    void finishWithoutAFile_leavesTheLengthEmpty_orIsRefused() {
        Client refusing = Client.over(space, Switch.FINISH_WITHOUT_FILE_REFUSED);

        FakeResponse finished =
                client.get("/assets/" + sign(client, "{\"filename\":\"a.txt\"}").path("id") + "/finish_upload");
        assertThat(finished.text()).contains("\"content_length\":null");
        assertThat(refusing.get("/assets/"
                                + sign(refusing, "{\"filename\":\"a.txt\"}").path("id") + "/finish_upload")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void refusedTypes_areRefusedWhenTheyAreSigned() {
        Client unverified = Client.over(SpaceBuilder.space(7, "New").refusesAssetTypes("zip"), new Switch[0]);

        assertThat(unverified.post("/assets", "{\"filename\":\"a.ZIP\"}").text())
                .startsWith("{\"error\":{\"base\":[\"Your space must be verified to allow this asset type.");
        assertThat(unverified.post("/assets", "{\"filename\":\"a.png\"}").status())
                .isEqualTo(200);
    }

    @Test
    void requiredFields_areCheckedOnUpdate_whereSwitched() {
        SpaceBuilder strict = SpaceBuilder.space(7, "Strict")
                .settings("{\"required_assest_fields\":[\"alt\"],\"asset_custom_meta_data_schema\":"
                        + "[{\"key\":\"license\",\"required\":true}]}")
                .asset("a.txt", FileContent.text("a"));
        String path = "/assets/" + strict.idOf("assets", "a.txt");
        Client checking = Client.over(strict, Switch.REQUIRED_ASSET_FIELDS_CHECKED);

        assertThat(Client.over(strict, new Switch[0])
                        .put(path, "{\"asset\":{\"title\":\"T\"}}")
                        .status())
                .isEqualTo(204);
        assertThat(checking.put(path, "{\"asset\":{\"title\":\"T\"}}").text())
                .isEqualTo("{\"alt\":[\"can't be blank\"],\"license\":[\"can't be blank\"]}");
        assertThat(checking.put(path, "{\"asset\":{\"alt\":\"T\",\"meta_data\":{\"license\":\"CC0\"}}}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void metaData_andAttributes_areKeptTheSame_whereSwitched() {
        Client mirroring = Client.over(space, Switch.META_DATA_HAS_FIELDS_TOO);
        String path = "/assets/" + space.idOf("assets", "root.txt");

        mirroring.put(path, "{\"asset\":{\"alt\":\"plain\",\"meta_data\":{\"title\":\"T\"}}}");

        JsonNode row = Client.json(mirroring.get(path));
        assertThat(row.path("meta_data").toString()).isEqualTo("{\"title\":\"T\",\"alt\":\"plain\"}");
        assertThat(row.path("title").stringValue()).isEqualTo("T");
    }

    @Test
    void oldRows_haveAnArrayOfMetaDataAndNoShortName() {
        Client old = Client.over(space, Switch.OLD_ASSET_ROWS);

        JsonNode row = Client.json(old.get("/assets/" + space.idOf("assets", "root.txt")));
        assertThat(row.path("meta_data").toString()).isEqualTo("[]");
        assertThat(row.has("short_filename")).isFalse();
    }

    @Test
    void deletedFolder_leavesItsAssetsAndMovesItsFoldersUp_orDeletesThem() {
        long press = space.idOf("asset_folders", "Press");
        client.delete("/asset_folders/" + press);
        assertThat(client.space().item("assets", "hero.png")).isPresent();
        assertThat(client.space().item("assets", "Old/plan.pdf")).isPresent();

        Client recursive = Client.over(space, new Switch[0]);
        assertThat(recursive
                        .delete("/asset_folders/" + press + "?recursive=true")
                        .status())
                .isEqualTo(204);
        assertThat(recursive.space().items("asset_folders")).isEmpty();
        assertThat(recursive.space().item("assets", "plan.pdf")).isPresent();
        assertThat(recursive
                        .put("/asset_folders/" + press, "{\"asset_folder\":{\"name\":\"x\"}}")
                        .status())
                .isEqualTo(404);
    }

    private static List<String> listed(Client client, String filter) {
        return Client.json(client.get("/assets?" + filter))
                .path("assets")
                .valueStream()
                .map(row -> row.path("short_filename").stringValue())
                .toList();
    }

    private static JsonNode row(Client client, JsonNode asset) {
        return Client.json(client.get("/assets/" + asset.path("id").asString()));
    }

    private static JsonNode sign(Client client, String body) {
        return Client.json(client.post("/assets", body));
    }

    private static void upload(Client client, JsonNode signed, String bytes) {
        client.clock.advance(Duration.ofSeconds(1));
        client.api.handle(UploadForms.of(signed, bytes.getBytes(StandardCharsets.UTF_8)));
        assertThat(client.get("/assets/" + signed.path("id") + "/finish_upload").status())
                .isEqualTo(200);
    }
}
