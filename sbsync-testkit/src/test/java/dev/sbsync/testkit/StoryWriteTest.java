package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Creating and updating stories (docs/management-api.md). */
class StoryWriteTest {
    private final Client client = new Client();

    @Test
    void post_newStory_answers201AndAssignsWhatTheServerOwns() {
        FakeResponse response = client.post(
                "/stories",
                "{\"story\":{\"name\":\"A\",\"slug\":\"a\",\"parent_id\":0,\"content\":{\"component\":\"page\"}}}");

        JsonNode story = Client.story(response);
        assertThat(response.status()).isEqualTo(201);
        assertThat(story.path("id").longValue()).isGreaterThan(1L << 48).isLessThan(1L << 53);
        assertThat(story.path("uuid").stringValue()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(story.path("group_id").stringValue())
                .isNotEqualTo(story.path("uuid").stringValue());
        assertThat(story.path("created_at").stringValue()).isEqualTo("2026-03-01T12:00:00.250Z");
        assertThat(story.path("full_slug").stringValue()).isEqualTo("a");
        assertThat(story.path("position").longValue()).isEqualTo(-10);
        assertThat(client.create("\"slug\":\"b\"").path("position").longValue()).isEqualTo(-20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "uuid",
                "full_slug",
                "created_at",
                "published_at",
                "published",
                "unpublished_changes",
                "deleted_at",
                "breadcrumbs",
                "alternates",
                "translated_slugs",
                "localized_paths",
                "stage",
                "user_ids",
                "unknown_attribute"
            })
    void put_attributeThatIsNotPermitted_isDroppedWithoutAWord(String attribute) {
        JsonNode created = client.create("\"slug\":\"a\"");

        FakeResponse response = client.put(
                "/stories/" + created.path("id"), "{\"story\":{\"name\":\"N\",\"" + attribute + "\":\"forged\"}}");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).doesNotContain("forged");
    }

    @Test
    void put_someAttributes_keepsTheOthersAndReplacesContentWhole() {
        JsonNode created = client.create(
                "\"slug\":\"a\",\"tag_list\":[\"x\",\"x\",\"y\"],\"content\":{\"component\":\"page\",\"a\":1,\"b\":2}");

        JsonNode updated = Client.story(client.put(
                "/stories/" + created.path("id"), "{\"story\":{\"content\":{\"component\":\"page\",\"c\":3}}}"));

        assertThat(updated.path("name").stringValue()).isEqualTo("N");
        assertThat(updated.path("tag_list").toString()).isEqualTo("[\"x\",\"y\"]");
        assertThat(updated.path("content").toString()).isEqualTo("{\"component\":\"page\",\"c\":3}");
    }

    @Test
    void post_exactNumbersAndKeyOrder_comeBackAsSent() {
        String content =
                "{\"z\":1.10,\"component\":\"page\",\"a\":1E+2,\"n\":98765432109876543210,\"s\":-0.50,\"e\":[],\"o\":{},\"x\":null}";

        JsonNode created = client.create("\"slug\":\"a\",\"content\":" + content);

        assertThat(client.get("/stories/" + created.path("id")).text()).contains("\"content\":" + content + ",");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"story\":{\"slug\":\"x\",\"parent_id\":0}}                          | 422 | {\"name\":[\"can't be blank\"]}",
                "{\"story\":{\"name\":\"\",\"slug\":\"x\",\"parent_id\":0}}            | 422 | {\"name\":[\"can't be blank\"]}",
                "{\"story\":{\"name\":\"N\",\"slug\":\"a/b\",\"parent_id\":0}}         | 422 | {\"slug\":[\"is invalid\"]}",
                "{\"story\":{\"name\":\"N\",\"slug\":\"taken\",\"parent_id\":0}}       | 422 | {\"slug\":[\"has already been taken\"]}",
                "{\"story\":{\"name\":\"N\",\"slug\":\"x\",\"parent_id\":99}}          | 422 | {\"parent\":[\"must exist\"]}",
                "{\"story\":{\"name\":\"N\",\"slug\":\"x\",\"parent_id\":0,\"content\":[]}} | 422 | {\"content\":[\"is invalid\"]}",
                "{\"name\":\"N\"} | 422 | {\"error\":\"param is missing or the value is empty: story\"}",
                "[] | 400 | {\"error\":\"the body is not a JSON object\"}"
            })
    void post_invalidStory_isRefusedAndStoresNothing(String body, int status, String error) {
        client.create("\"slug\":\"taken\"");

        FakeResponse response = client.post("/stories", body);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.text()).isEqualTo(error);
        assertThat(client.space().stories()).hasSize(1);
    }

    @Test
    void post_withoutSlug_getsAUuidForOne() {
        assertThat(client.create("\"content\":{}").path("slug").stringValue()).hasSize(36);
    }

    @Test
    void post_folderAndStoryOfOneSlug_bothFitByDefault() {
        client.create("\"slug\":\"a\",\"is_folder\":true");
        client.create("\"slug\":\"a\"");

        assertThat(client.list("with_slug=a")).containsExactly("a", "a");
    }

    @Test
    void post_folderAndStoryOfOneSlug_isRefusedWhereSwitchedOn() {
        Client strict = new Client(Switch.SLUG_UNIQUE_ACROSS_KINDS);
        strict.create("\"slug\":\"a\",\"is_folder\":true");

        assertThat(strict.post("/stories", "{\"story\":{\"name\":\"N\",\"slug\":\"a\",\"parent_id\":0}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void post_startPage_sharesItsFoldersPathWithASlashBehind() {
        JsonNode folder = client.create("\"slug\":\"blog\",\"is_folder\":true");
        JsonNode page = client.create("\"slug\":\"blog\",\"is_startpage\":true,\"parent_id\":" + folder.path("id"));

        assertThat(page.path("full_slug").stringValue()).isEqualTo("blog/");
        assertThat(page.path("parent").path("slug").stringValue()).isEqualTo("blog");
        assertThat(client.list("with_slug=blog")).containsExactly("blog", "blog/");
        assertThat(client.list("with_slug=blog/")).containsExactly("blog", "blog/");
        assertThat(client.list("starts_with=blog/")).containsExactly("blog/");
    }

    @Test
    void put_renamedFolder_movesWhatIsInItAndItsStartPage() {
        JsonNode outer = client.create("\"slug\":\"a\",\"is_folder\":true");
        JsonNode inner = client.create("\"slug\":\"b\",\"is_folder\":true,\"parent_id\":" + outer.path("id"));
        client.create("\"slug\":\"c\",\"parent_id\":" + inner.path("id"));
        client.create("\"slug\":\"a\",\"is_startpage\":true,\"parent_id\":" + outer.path("id"));

        client.put("/stories/" + outer.path("id"), "{\"story\":{\"slug\":\"z\"}}");

        assertThat(client.list("sort_by=full_slug:asc")).containsExactly("z", "z/", "z/b", "z/b/c");
        assertThat(client.space().story("z").orElseThrow().slug()).isEqualTo("z");
    }

    @Test
    void put_folderIntoItself_isRefused() {
        JsonNode outer = client.create("\"slug\":\"a\",\"is_folder\":true");
        JsonNode inner = client.create("\"slug\":\"b\",\"is_folder\":true,\"parent_id\":" + outer.path("id"));

        FakeResponse response =
                client.put("/stories/" + outer.path("id"), "{\"story\":{\"parent_id\":" + inner.path("id") + "}}");

        assertThat(response.status()).isEqualTo(422);
        assertThat(client.list("")).containsExactly("a", "a/b");
    }

    @ParameterizedTest
    @CsvSource({"true,201", "false,422"})
    void post_inFolderWithContentTypes_takesOnlyThose(boolean allowed, int status) {
        JsonNode folder = client.create(
                "\"slug\":\"a\",\"is_folder\":true,\"content\":{\"content_types\":[\"page\"],\"lock_subfolders_content_types\":true}");
        JsonNode inner = client.create("\"slug\":\"b\",\"is_folder\":true,\"parent_id\":" + folder.path("id"));
        String component = allowed ? "page" : "product";

        FakeResponse response = client.post(
                "/stories",
                "{\"story\":{\"name\":\"N\",\"slug\":\"x\",\"parent_id\":" + inner.path("id")
                        + ",\"content\":{\"component\":\"" + component + "\"}}}");

        assertThat(response.status()).isEqualTo(status);
    }

    @Test
    void put_inFolderWithContentTypes_isNotChecked() {
        JsonNode folder = client.create("\"slug\":\"a\",\"is_folder\":true,\"content\":{\"content_types\":[\"page\"]}");
        JsonNode story = client.create(
                "\"slug\":\"b\",\"parent_id\":" + folder.path("id") + ",\"content\":{\"component\":\"page\"}");

        FakeResponse response =
                client.put("/stories/" + story.path("id"), "{\"story\":{\"content\":{\"component\":\"product\"}}}");

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void put_eitherSpellingOfTheEditorFlag_setsBoth() {
        JsonNode story = client.create("\"slug\":\"a\",\"disble_fe_editor\":true");
        assertThat(story.path("disable_fe_editor").booleanValue()).isTrue();

        JsonNode updated =
                Client.story(client.put("/stories/" + story.path("id"), "{\"story\":{\"disable_fe_editor\":false}}"));

        assertThat(updated.path("disble_fe_editor").booleanValue()).isFalse();
    }

    @Test
    void put_translatedSlugs_changesByIdAddsAndDestroys() {
        Client client = Client.over(SpaceBuilder.space(Client.SPACE, "Test")
                .language("de", "German")
                .language("fr", "French"));
        JsonNode created =
                client.create("\"slug\":\"a\",\"translated_slugs_attributes\":[{\"lang\":\"de\",\"slug\":\"ah\"}]");
        JsonNode row = created.path("translated_slugs").path(0);
        assertThat(row.propertyNames()).containsExactly("id", "lang", "slug", "name", "published");
        assertThat(created.path("localized_paths").path(0).path("path").stringValue())
                .isEqualTo("ah");

        JsonNode changed = Client.story(client.put(
                "/stories/" + created.path("id"),
                "{\"story\":{\"translated_slugs_attributes\":[{\"id\":" + row.path("id")
                        + ",\"lang\":\"de\",\"slug\":\"eh\",\"name\":\"E\"},{\"lang\":\"fr\",\"slug\":\"ha\"}]}}"));
        assertThat(changed.path("translated_slugs")
                        .valueStream()
                        .map(slug -> slug.path("slug").stringValue()))
                .containsExactly("eh", "ha");

        JsonNode destroyed = Client.story(client.put(
                "/stories/" + created.path("id"),
                "{\"story\":{\"translated_slugs_attributes\":[{\"id\":" + row.path("id") + ",\"_destroy\":true}]}}"));
        assertThat(destroyed
                        .path("translated_slugs")
                        .valueStream()
                        .map(slug -> slug.path("lang").stringValue()))
                .containsExactly("fr");
    }

    @Test
    void put_translatedSlugWithoutIdForAKnownLanguage_isRefusedAndChangesNothing() {
        JsonNode created =
                client.create("\"slug\":\"a\",\"translated_slugs_attributes\":[{\"lang\":\"de\",\"slug\":\"ah\"}]");

        FakeResponse response = client.put(
                "/stories/" + created.path("id"),
                "{\"story\":{\"name\":\"other\",\"translated_slugs_attributes\":[{\"lang\":\"de\",\"slug\":\"eh\"}]}}");

        assertThat(response.status()).isEqualTo(422);
        assertThat(client.space().story("a").orElseThrow().name()).isEqualTo("N");
    }

    @Test
    void put_translatedSlugWithTheIdOfAnotherStory_isNotFound() {
        JsonNode created = client.create("\"slug\":\"a\"");

        FakeResponse response = client.put(
                "/stories/" + created.path("id"),
                "{\"story\":{\"translated_slugs_attributes\":[{\"id\":4711,\"lang\":\"de\",\"slug\":\"eh\"}]}}");

        assertThat(response.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?uuid=%s|", "|{\"uuid\":\"%s\"}"})
    void updateUuid_inQueryOrBody_changesIt(String form) {
        JsonNode created = client.create("\"slug\":\"a\"");
        String uuid = "0a4d2c7e-95d1-4b5e-8f53-2f8b7a0c0001";
        List<String> parts = List.of(String.format(form, uuid).split("\\|", -1));

        FakeResponse response =
                client.put("/stories/" + created.path("id") + "/update_uuid" + parts.get(0), parts.get(1));

        assertThat(response.status()).isEqualTo(200);
        assertThat(Client.story(client.get("/stories/" + uuid)).path("id")).isEqualTo(created.path("id"));
        assertThat(client.get("/stories/" + created.path("uuid").stringValue()).status())
                .isEqualTo(404);
        assertThat(client.api.commits())
                .extracting(Commit::kind)
                .containsExactly(Commit.Kind.CREATED, Commit.Kind.UUID_CHANGED);
    }

    @Test
    void updateUuid_takenByAnotherStory_isRefusedAndChangesNothing() {
        JsonNode first = client.create("\"slug\":\"a\"");
        JsonNode second = client.create("\"slug\":\"b\"");

        FakeResponse response = client.put(
                "/stories/" + second.path("id") + "/update_uuid",
                "{\"uuid\":\"" + first.path("uuid").stringValue() + "\"}");

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.text()).isEqualTo("{\"error\":[\"UUID has already been taken\"]}");
        assertThat(client.space().story("b").orElseThrow().uuid())
                .isEqualTo(second.path("uuid").stringValue());
    }

    @Test
    void delete_folder_movesItAndItsContentsIntoTheTrash() {
        JsonNode folder = client.create("\"slug\":\"a\",\"is_folder\":true");
        client.create("\"slug\":\"b\",\"parent_id\":" + folder.path("id"));

        assertThat(client.delete("/stories/" + folder.path("id")).status()).isEqualTo(200);

        assertThat(client.list("")).isEmpty();
        assertThat(client.list("in_trash=1")).containsExactly("a", "a/b");
        assertThat(client.get("/stories/" + folder.path("id")).text())
                .isEqualTo("[\"This record could not be found\"]");
        client.create("\"slug\":\"a\"");
    }

    @Test
    void post_withoutParentId_landsInTheRootAndIsAViolation() {
        client.post("/stories", "{\"story\":{\"name\":\"N\",\"slug\":\"a\"}}");

        assertThat(client.list("")).containsExactly("a");
        assertThat(client.api.violations()).extracting(Violation::kind).containsExactly(Violation.Kind.PARENT_MISSING);
    }

    @Test
    void post_secondStartPageInAFolder_isRefused() {
        JsonNode folder = client.create("\"slug\":\"blog\",\"is_folder\":true");
        String start = "\"is_startpage\":true,\"parent_id\":" + folder.path("id");
        client.create("\"slug\":\"blog\"," + start);

        FakeResponse response = client.post("/stories", "{\"story\":{\"name\":\"N\",\"slug\":\"home\"," + start + "}}");

        assertThat(response.status()).isEqualTo(422);
    }

    @Test
    void delete_uuidAndSlugOfTheTrash_areFreeUnlessSwitchedOn() {
        for (boolean blocks : new boolean[] {false, true}) {
            Client trash = blocks ? new Client(Switch.TRASH_BLOCKS_SLUG, Switch.TRASH_BLOCKS_UUID) : new Client();
            JsonNode deleted = trash.create("\"slug\":\"a\"");
            JsonNode other = trash.create("\"slug\":\"b\"");
            trash.delete("/stories/" + deleted.path("id"));

            FakeResponse slug = trash.put("/stories/" + other.path("id"), "{\"story\":{\"slug\":\"a\"}}");
            FakeResponse uuid = trash.put(
                    "/stories/" + other.path("id") + "/update_uuid?uuid="
                            + deleted.path("uuid").stringValue(),
                    "");

            assertThat(List.of(slug.status(), uuid.status())).containsOnly(blocks ? 422 : 200);
        }
    }

    @Test
    void put_translatedSlugWithoutIdForAKnownLanguage_isAddedWhereSwitchedOn() {
        Client lenient = new Client(Switch.TRANSLATED_SLUG_DUPLICATES);
        String row = "\"translated_slugs_attributes\":[{\"lang\":\"de\",\"slug\":\"ah\"}]";
        JsonNode created = lenient.create("\"slug\":\"a\"," + row);

        JsonNode updated = Client.story(lenient.put("/stories/" + created.path("id"), "{\"story\":{" + row + "}}"));

        assertThat(updated.path("translated_slugs")).hasSize(2);
    }

    @Test
    void post_uuidAndGroupId_keepsTheGroupAlone() {
        JsonNode story = client.create("\"slug\":\"a\",\"uuid\":\"mine\",\"group_id\":\"ours\"");

        assertThat(story.path("uuid").stringValue()).isNotEqualTo("mine");
        assertThat(story.path("group_id").stringValue()).isEqualTo("ours");
    }
}
