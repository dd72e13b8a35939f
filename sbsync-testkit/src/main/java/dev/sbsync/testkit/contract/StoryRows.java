package dev.sbsync.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.contract.Fact.Confidence;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Stories: create, read, update, delete, and what is refused. */
abstract class StoryRows extends ContractSession {
    private static final List<String> MEMBERS = List.of(
            "id",
            "uuid",
            "name",
            "slug",
            "full_slug",
            "parent_id",
            "group_id",
            "content",
            "tag_list",
            "created_at",
            "updated_at",
            "published",
            "unpublished_changes",
            "is_folder",
            "is_startpage",
            "alternates",
            "breadcrumbs",
            "translated_slugs",
            "position",
            "meta_data",
            "first_published_at",
            "published_at",
            "deleted_at");

    StoryRows() {}

    @Test
    @Fact(section = "requests-and-refusals", confidence = Confidence.REPORTED)
    void unknownToken_is401() {
        ContractAnswer answer =
                sendAs("no-such-token", "/v1/spaces/" + targeted().first() + "/stories?per_page=1");

        if (!targeted().fake()) {
            assertThat(answer.status()).isEqualTo(401);
        }
    }

    @Test
    @Fact(section = "requests-and-refusals", confidence = Confidence.DOCUMENTED)
    void missingStory_is404WithABareArray() {
        ContractAnswer answer = get("/stories/1");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("[\"This record could not be found\"]");
    }

    @Test
    @Fact(section = "requests-and-refusals", confidence = Confidence.REPORTED)
    void missingWrapper_is422() {
        ContractAnswer answer = post("/stories", "{\"name\":\"x\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("param is missing or the value is empty: story");
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void create_answers201WithTheSingleStory() {
        JsonNode story = create(name(), "\"content\":{\"component\":\"page\",\"_uid\":\"u\"},\"tag_list\":[\"a\"]");

        for (String member : MEMBERS) {
            assertThat(story.has(member)).as(member).isTrue();
        }
        assertThat(story.path("full_slug").asString(""))
                .isEqualTo(root() + "/" + story.path("slug").asString(""));
        assertThat(story.path("published").asBoolean(false)).isFalse();
        assertThat(story.path("created_at").asString(""))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.CODE)
    void create_whatTheApiSetsItself_isIgnored() {
        JsonNode story = create(
                name(),
                "\"id\":5,\"uuid\":\"00000000-0000-4000-8000-000000000000\",\"full_slug\":\"elsewhere\",\"published\":true,"
                        + "\"unheard_of\":1,\"published_at\":\"2020-01-01T00:00:00.000Z\"");

        assertThat(story.path("id").asLong(0)).isNotEqualTo(5);
        assertThat(story.path("uuid").asString("")).isNotEqualTo("00000000-0000-4000-8000-000000000000");
        assertThat(story.path("published").asBoolean(true)).isFalse();
        assertThat(story.path("published_at").isNull()).isTrue();
        assertThat(story.has("unheard_of")).isFalse();
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void create_withoutSlug_getsAUuidForOne() {
        ContractAnswer answer = post("/stories", "{\"story\":{\"name\":\"x\",\"parent_id\":" + folder() + "}}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.story().path("slug").asString("")).matches("[0-9a-f-]{36}");
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.REPORTED)
    void create_slugTakenOrInvalid_is422WithTheField() {
        JsonNode story = create();

        ContractAnswer taken =
                post("/stories", storyIn(folder(), story.path("slug").asString(""), ""));
        ContractAnswer invalid = post("/stories", storyIn(folder(), "a b?c", ""));

        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.text()).isEqualTo("{\"slug\":[\"has already been taken\"]}");
        assertThat(invalid.status()).isEqualTo(422);
        assertThat(invalid.at("slug").path(0).asString("")).isEqualTo("is invalid");
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.CODE)
    void update_isPartialAndReplacesTheContentWhole() {
        JsonNode story = create(
                name(), "\"tag_list\":[\"keep\"],\"content\":{\"component\":\"page\",\"_uid\":\"u\",\"a\":1,\"b\":2}");

        ContractAnswer answer = put(
                path(story) + "/",
                "{\"story\":{\"content\":{\"component\":\"page\",\"_uid\":\"u\",\"b\":3}},\"force_update\":\"1\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.story().path("name")).isEqualTo(story.path("name"));
        assertThat(answer.story().path("tag_list").toString()).isEqualTo("[\"keep\"]");
        assertThat(answer.story().path("content").has("a")).isFalse();
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void content_keyOrderAndIntegers_areKept() {
        JsonNode story = create(
                name(),
                "\"content\":{\"component\":\"page\",\"_uid\":\"u\",\"z\":1,\"a\":{\"y\":[],\"b\":null},\"n\":9007199254740991}");

        assertThat(read(story).path("content").toString())
                .contains("\"z\":1,\"a\":{\"y\":[],\"b\":null},\"n\":9007199254740991");
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.CODE)
    void get_byUuid_isTheStory() {
        JsonNode story = create();

        assertThat(get("/stories/" + story.path("uuid").asString("")).story().path("id"))
                .isEqualTo(story.path("id"));
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.REPORTED)
    void get_versionDraft_is404() {
        assertThat(get(path(create()) + "?version=draft").status()).isEqualTo(404);
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.CODE)
    void updateUuid_bodyOrQuery_changesItUnlessTaken() {
        JsonNode story = create();
        JsonNode other = create();
        String uuid =
                "5bc0ffee-0000-4000-8000-" + story.path("uuid").asString("").substring(24);

        assertThat(put(path(story) + "/update_uuid", "{\"uuid\":\"" + uuid + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(read(story).path("uuid").asString("")).isEqualTo(uuid);
        ContractAnswer taken = put(path(other) + "/update_uuid?uuid=" + uuid, "{}");
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.text()).contains("UUID has already been taken");
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void updateUuid_usedInAnotherSpace_isFree() {
        JsonNode story = create();
        String second = "/v1/spaces/" + targeted().second() + "/stories";
        JsonNode twin =
                send("POST", second, storyIn(secondFolder(), name(), "")).story();

        ContractAnswer answer = send(
                "PUT",
                second + "/" + twin.path("id").asString("") + "/update_uuid",
                "{\"uuid\":\"" + story.path("uuid").asString("") + "\"}");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.REPORTED)
    void startPage_sharesThePathOfItsFolder_withASlash() {
        String slug = name();
        JsonNode folder = create(slug, "\"is_folder\":true");
        ContractAnswer page = post("/stories", storyIn(folder.path("id").asLong(0), slug, "\"is_startpage\":true"));

        assertThat(page.status()).isEqualTo(201);
        assertThat(page.story().path("full_slug").asString("")).isEqualTo(root() + "/" + slug + "/");
        assertThat(get("/stories?with_slug=" + root() + "/" + slug).header("Total"))
                .isEqualTo(2);
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.CODE)
    void renamedFolder_changesThePathsInIt() {
        JsonNode folder = create(name(), "\"is_folder\":true");
        JsonNode inner = post("/stories", storyIn(folder.path("id").asLong(0), "inner", ""))
                .story();
        String renamed = name();

        put(path(folder), "{\"story\":{\"slug\":\"" + renamed + "\"}}");

        assertThat(read(inner).path("full_slug").asString("")).isEqualTo(root() + "/" + renamed + "/inner");
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void move_intoAFolder_changesParentAndPath() {
        JsonNode folder = create(name(), "\"is_folder\":true");
        JsonNode story = create();

        assertThat(put(path(story) + "/move?to_folder=" + folder.path("id").asString(""), "")
                        .status())
                .isEqualTo(200);

        assertThat(read(story).path("parent_id")).isEqualTo(folder.path("id"));
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.CODE)
    void deletedFolder_takesItsChildrenToTheTrash_andComesBack() {
        JsonNode folder = create(name(), "\"is_folder\":true");
        JsonNode inner = post("/stories", storyIn(folder.path("id").asLong(0), name(), ""))
                .story();

        assertThat(delete(path(folder)).status()).isEqualTo(200);

        assertThat(get(path(inner)).status()).isEqualTo(404);
        assertThat(get("/stories?in_trash=1&by_ids=" + folder.path("id").asString(""))
                        .header("Total"))
                .isEqualTo(1);
        ContractAnswer back = get(path(folder) + "/undelete");
        assertThat(back.at("success").asBoolean(false)).isTrue();
        assertThat(back.at("moved_to_root").asBoolean(true)).isFalse();
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.REPORTED)
    void restrictedFolder_refusesOtherContentTypesOnCreate() {
        JsonNode folder = create(
                name(),
                "\"is_folder\":true,\"content\":{\"content_types\":[\"page\"],\"lock_subfolders_content_types\":false}");

        ContractAnswer answer = post(
                "/stories",
                storyIn(folder.path("id").asLong(0), name(), "\"content\":{\"component\":\"other\",\"_uid\":\"u\"}"));

        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void validateSlugs_freeSlug_isASuccess() {
        ContractAnswer answer = post(
                "/stories/validate_slugs",
                "{\"story\":{\"is_startpage\":false,\"slug\":\"" + name() + "\",\"parent_id\":" + folder() + "}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("success").asBoolean(false)).isTrue();
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.UNKNOWN)
    void unknown_slugs_trashAndKinds() {
        String slug = name();
        JsonNode story = create(slug, "");
        int sameSlug =
                post("/stories", storyIn(folder(), slug, "\"is_folder\":true")).status();
        observed("A folder with the slug of a story next to it is answered with", sameSlug, 201);
        delete(path(story));
        int again = post("/stories", storyIn(folder(), slug, "")).status();
        observed("A slug that is only in the trash is answered with", again, 201);
    }
}
