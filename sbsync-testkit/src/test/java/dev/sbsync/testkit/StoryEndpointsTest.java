package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the contract does not ask of the story endpoints (docs/management-api.md). */
class StoryEndpointsTest {
    private final Client client = Client.over(
            SpaceBuilder.space(Client.SPACE, "Test").folder("f").story("f/a").story("b", story -> story.field("t", 1)));

    @Test
    void undelete_folderGone_movesToTheRoot() {
        client.delete("/stories/" + id("f/a"));
        long a = client.api.commits().get(0).itemId();
        client.delete("/stories/" + folder("f"));

        JsonNode answer = Client.json(client.get("/stories/" + a + "/undelete"));

        assertThat(answer).hasToString("{\"success\":true,\"moved_to_root\":true}");
        assertThat(client.list("")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void undelete_placeTakenMeanwhile_isInvalid_untilRenamedInTheTrash() {
        long b = id("b");
        client.delete("/stories/" + b);
        client.create("\"slug\":\"b\"");

        assertThat(client.get("/stories/" + b + "/undelete").status()).isEqualTo(422);
        assertThat(client.put("/stories/" + b + "/deleted_update", "{\"story\":{\"slug\":\"c\"}}")
                        .status())
                .isEqualTo(200);
        JsonNode all = Client.json(client.post("/stories/bulk_undelete", "{\"story_ids\":[" + b + "]}"));
        assertThat(all.path("stories").path("" + b).path("success").asBoolean(false))
                .isTrue();
        assertThat(client.space().story("c")).isPresent();
    }

    @Test
    void undelete_notInTheTrash_is404() {
        assertThat(client.get("/stories/" + id("b") + "/undelete").status()).isEqualTo(404);
    }

    @Test
    void move_afterAnother_changesThePositionAndNoVersion() {
        int versions = story("b").versionStates().size();

        FakeResponse answer =
                client.put("/stories/" + id("b") + "/move?to_folder=" + folder("f") + "&after_id=" + id("f/a"), "");

        assertThat(answer.text()).isEqualTo("{}");
        FakeStory moved = story("f/b");
        assertThat(moved.json().path("position").longValue())
                .isGreaterThan(story("f/a").json().path("position").longValue());
        assertThat(moved.versionStates()).hasSize(versions);
    }

    @Test
    void bulkMove_severalStories_moveToTheRoot() {
        assertThat(client.post("/stories/bulk_move", "{\"story_ids\":[" + id("f/a") + "],\"to_folder\":0}")
                        .status())
                .isEqualTo(200);
        assertThat(client.list("story_only=1")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void duplicate_givenPlace_copiesTheContent() {
        JsonNode copy = Client.story(client.put(
                "/stories/" + id("b") + "/duplicate",
                "{\"story\":{\"slug\":\"c\",\"parent_id\":" + folder("f") + "}}"));

        assertThat(copy.path("full_slug").stringValue()).isEqualTo("f/c");
        assertThat(copy.path("content").path("t").intValue()).isEqualTo(1);
        assertThat(copy.path("uuid").stringValue()).isNotEqualTo(story("b").uuid());
    }

    @Test
    void restoreWith_olderVersion_becomesTheDraft() {
        client.put("/stories/" + id("b"), "{\"story\":{\"content\":{\"component\":\"page\",\"t\":2}}}");
        JsonNode versions = Client.json(client.get("/stories/" + id("b") + "/versions"));
        long oldest = versions.path("versions").path(1).path("id").longValue();

        JsonNode restored = Client.story(client.get("/stories/" + id("b") + "/restore_with?version=" + oldest));

        assertThat(restored.path("content").path("t").intValue()).isEqualTo(1);
        assertThat(Client.json(client.get("/versions?model=stories&model_id=" + id("b")))
                        .path("versions"))
                .hasSize(3);
    }

    @Test
    void discardChanges_nothingPublished_isInvalid() {
        assertThat(client.get("/stories/" + id("b") + "/discard_changes").status())
                .isEqualTo(422);
    }

    @Test
    void regenerateUuid_givesANewOne() {
        String before = story("b").uuid();
        client.get("/stories/" + id("b") + "/regenerate_uuid");

        assertThat(story("b").uuid()).isNotEqualTo(before);
    }

    @Test
    void partialUpdate_otherAttributes_areDropped() {
        client.put(
                "/stories/" + id("b") + "/partial_update",
                "{\"story\":{\"name\":\"X\",\"meta_data\":{\"k\":1},\"favourite_for_user_ids\":[90001]}}");

        assertThat(story("b").name()).isEqualTo("b");
        assertThat(client.list("favourite=1")).containsExactly("b");
    }

    @Test
    void validateSlugs_taken_isInvalidOrFalse() {
        String body = "{\"story\":{\"is_startpage\":false,\"slug\":\"b\",\"parent_id\":0}}";
        Client saysFalse =
                Client.over(SpaceBuilder.space(Client.SPACE, "Test").story("b"), Switch.VALIDATE_SLUGS_SAYS_FALSE);

        assertThat(client.post("/stories/validate_slugs", body).text())
                .isEqualTo("{\"slug\":[\"has already been taken\"]}");
        assertThat(saysFalse.post("/stories/validate_slugs", body).text()).isEqualTo("{\"success\":false}");
        assertThat(client.api.writes()).as("a question is no write").isEmpty();
    }

    @Test
    void strictMode_requiredFieldAndForbiddenComponent_areInvalidOnUpdateOnly() {
        String schema =
                "{\"title\":{\"type\":\"text\",\"required\":true},\"body\":{\"type\":\"bloks\",\"restrict_components\":true,"
                        + "\"component_whitelist\":[\"teaser\"]}}";
        SpaceBuilder space = SpaceBuilder.space(Client.SPACE, "Test").component("page", schema);
        Client strict = Client.over(space, Switch.STRICT_SCHEMA);
        Client lenient = Client.over(space);
        String blank = "\"content\":{\"component\":\"page\"}";
        String path = "/stories/"
                + strict.create("\"slug\":\"x\"," + blank).path("id").longValue();
        String lenientPath = "/stories/"
                + lenient.create("\"slug\":\"x\"," + blank).path("id").longValue();

        assertThat(strict.put(path, "{\"story\":{" + blank + "}}").text())
                .contains("The field page.title can't be blank");
        assertThat(strict.put(
                                path,
                                "{\"story\":{\"content\":{\"component\":\"page\",\"title\":\"t\",\"body\":[{\"component\":\"x\"}]}}}")
                        .text())
                .contains("The component(s) x are not allowed in the field body");
        assertThat(lenient.put(lenientPath, "{\"story\":{" + blank + "}}").status())
                .isEqualTo(200);
        assertThat(lenient.put(lenientPath + "?strict_mode=1", "{\"story\":{" + blank + "}}")
                        .status())
                .isEqualTo(422);
    }

    private FakeStory story(String path) {
        return client.space().story(path).orElseThrow();
    }

    private long id(String path) {
        return story(path).id();
    }

    private long folder(String path) {
        return client.space().folder(path).orElseThrow().id();
    }
}
