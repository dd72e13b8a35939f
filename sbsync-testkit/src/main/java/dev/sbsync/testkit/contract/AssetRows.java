package dev.sbsync.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.contract.Fact.Confidence;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Assets and their folders. No file is uploaded: an asset exists as soon as its upload is signed. */
abstract class AssetRows extends ItemRows {
    AssetRows() {}

    @Test
    @Fact(section = "other-resources", confidence = Confidence.DOCUMENTED)
    void assetFolders_createIs201_updateAndDeleteAre204() {
        ContractAnswer made = post("/asset_folders", "{\"asset_folder\":{\"name\":\"" + spaceWideName() + "\"}}");
        String path = "/asset_folders/" + made.at("asset_folder").path("id").asString("");
        String name = spaceWideName();

        assertThat(made.status()).isEqualTo(201);
        assertThat(put(path, "{\"asset_folder\":{\"name\":\"" + name + "\"}}").status())
                .isEqualTo(204);
        assertThat(get(path).at("asset_folder").path("name").asString("")).isEqualTo(name);
        ContractAnswer twin = post("/asset_folders", "{\"asset_folder\":{\"name\":\"" + name + "\"}}");
        observed("A second asset folder of the same name is answered with", twin.status(), 201);
        if (twin.status() == 201) {
            delete("/asset_folders/" + twin.at("asset_folder").path("id").asString(""));
        }
        assertThat(delete(path).status()).isEqualTo(204);
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.DOCUMENTED)
    void asset_isSignedUpdatedDeletedAndRestored() {
        String extId = spaceWideName();
        ContractAnswer signed = post(
                "/assets",
                "{\"filename\":\"a.b.png\",\"size\":\"3x4\",\"ext_id\":\"" + extId + "\",\"alt\":\"at signing\"}");
        String id = signed.json().path("id").asString("");
        cleanUpLater("/assets/" + id);
        String key = signed.at("fields").path("key").asString("");

        assertThat(signed.status()).isEqualTo(200);
        assertThat(key).matches("f/\\d+/3x4/[^/]+/a_b\\.png");
        JsonNode asset = get("/assets/" + id).json();
        assertThat(asset.path("filename").asString("")).endsWith(key);
        observed(
                "Metadata that is sent at signing is stored",
                asset.path("alt").asString("").equals("at signing"),
                false);
        JsonNode found = get("/assets?ext_id=" + extId).at("assets");
        observed("Assets listed by ext_id, before a file is uploaded", found.size(), 1);
        ContractAnswer again = post("/assets", "{\"filename\":\"c.png\",\"id\":" + id + "}");
        assertThat(again.at("fields").path("key").asString("")).isEqualTo(key);
        assertThat(put("/assets/" + id, "{\"asset\":{\"alt\":\"A\",\"meta_data\":{\"alt\":\"A\"}}}")
                        .status())
                .isEqualTo(204);
        assertThat(put("/assets/" + id, "{\"asset\":{\"asset_folder_id\":5}}").text())
                .contains("This asset folder is not valid");
        assertThat(delete("/assets/" + id).status()).isEqualTo(200);
        observed("A deleted asset is read by its id with", get("/assets/" + id).status(), 200);
        assertThat(get("/assets/restore?id=" + id).status()).isEqualTo(200);
        assertThat(get("/assets/" + id).json().path("alt").asString("")).isEqualTo("A");
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.UNKNOWN)
    void unknown_finishWithoutAFile() {
        ContractAnswer signed = post("/assets", "{\"filename\":\"a.txt\",\"validate_upload\":1}");
        String path = "/assets/" + signed.json().path("id").asString("");
        cleanUpLater(path);

        observed(
                "finish_upload without a file is answered with",
                get(path + "/finish_upload").status(),
                200);
    }
}
