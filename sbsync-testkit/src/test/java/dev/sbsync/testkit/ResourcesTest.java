package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the contract does not ask of the other resources (docs/management-api.md). */
class ResourcesTest {
    private final Client client = new Client();

    @Test
    void asset_createUploadFinish_isListedFromTheFirstStepOn() {
        FakeResponse permission = client.api.handle(FakeRequest.post(
                        "/v1/spaces/7/assets?is_private=1", "{\"filename\":\"my.photo.png\",\"size\":\"10x20\"}")
                .withToken("t")
                .withHeader("Host", "127.0.0.1:1"));
        JsonNode given = Client.json(permission);
        String path = "/assets/" + given.path("id").longValue();

        assertThat(permission.status()).isEqualTo(200);
        assertThat(given.path("post_url").stringValue()).isEqualTo("http://127.0.0.1:1/uploads");
        assertThat(given.path("fields").path("key").stringValue())
                .startsWith("f/7/10x20/")
                .endsWith("/my_photo.png");
        assertThat(client.get("/assets").header("Total")).hasValue("1");
        assertThat(client.api.handle(FakeRequest.post("/uploads", "bytes")).status())
                .as("no form with what was signed")
                .isEqualTo(411);
        assertThat(client.api.handle(UploadForms.of(given, new byte[] {1, 2})).status())
                .isEqualTo(204);
        JsonNode finished = Client.json(client.get(path + "/finish_upload"));
        assertThat(finished.path("filename").stringValue()).startsWith("https://s3.amazonaws.com/a.storyblok.com/f/7/");
        assertThat(client.put(path, "{\"asset\":{\"alt\":\"A photo\",\"filename\":\"no\"}}")
                        .status())
                .isEqualTo(204);
        assertThat(client.get(path).text()).contains("\"alt\":\"A photo\"", "my_photo.png", "\"is_private\":true");
        assertThat(client.get("/assets?search=photo").header("Total")).hasValue("1");
        assertThat(client.api.requests().get(2).write())
                .as("finish_upload is a GET that writes")
                .isTrue();
    }

    @Test
    void tags_areMadeForAStory_andForSeveralAtOnce() {
        JsonNode story = client.create("\"slug\":\"a\",\"tag_list\":[\"one\"]");
        String id = story.path("id").asString("");

        FakeResponse made = client.post("/tags", "{\"tag\":{\"name\":\"two\",\"story_id\":" + id + "}}");
        assertThat(made.status()).isEqualTo(200);
        assertThat(client.space().story("a").orElseThrow().tags()).containsExactly("one", "two");
        FakeResponse associated = client.post(
                "/tags/bulk_association",
                "{\"tags\":{\"stories\":[{\"story_id\":" + id + ",\"tag_list\":[\"three\"]}]}}");
        assertThat(associated.status()).isEqualTo(204);
        assertThat(client.space().story("a").orElseThrow().tags()).containsExactly("three");
    }

    @Test
    void listOfWorkflows_createsTheDefaultOne_soItIsAWrite() {
        JsonNode first = Client.json(client.get("/workflows?include_stages=1")).path("workflows");
        JsonNode again = Client.json(client.get("/workflows")).path("workflows");

        assertThat(first.size()).isEqualTo(1);
        assertThat(first.path(0).path("is_default").booleanValue()).isTrue();
        assertThat(first.path(0).path("workflow_stages").isArray()).isTrue();
        assertThat(again.path(0).path("id")).isEqualTo(first.path(0).path("id"));
        assertThat(client.api.writesByResource()).containsEntry("workflows", 2L);
        assertThat(client.api.commits()).hasSize(1);
    }

    @Test
    void duplicationOfASpace_isNotServed() {
        assertThat(client.api
                        .handle(FakeRequest.post("/v1/spaces", "{\"dup_id\":7,\"space\":{\"name\":\"Copy\"}}")
                                .withToken("t"))
                        .status())
                .isEqualTo(501);
    }

    @Test
    void tags_renameAndDelete_changeTheStories() {
        client.create("\"slug\":\"a\",\"tag_list\":[\"old\",\"other\"]");

        assertThat(client.put("/tags/old", "{\"tag\":{\"name\":\"new\"}}").status())
                .isEqualTo(204);
        assertThat(client.delete("/tags/other").status()).isEqualTo(204);
        client.post("/tags", "{\"tag\":{\"name\":\"unused\"}}");

        assertThat(client.space().story("a").orElseThrow().tags()).containsExactly("new");
        assertThat(client.get("/tags").text())
                .isEqualTo(
                        "{\"tags\":[{\"name\":\"new\",\"taggings_count\":1},{\"name\":\"unused\",\"taggings_count\":0}]}");
        assertThat(client.put("/tags/old", "{\"tag\":{\"name\":\"x\"}}").status())
                .isEqualTo(404);
    }

    @Test
    void apiKeys_areBareAndHaveTokens() {
        JsonNode key = Client.json(client.post("/api_keys", "{\"api_key\":{\"access\":\"private\",\"name\":\"k\"}}"));

        assertThat(key.path("token").stringValue()).hasSize(32);
        assertThat(key.path("access").stringValue()).isEqualTo("private");
        assertThat(client.get("/api_keys").text()).contains("\"api_keys\":[{\"id\":" + key.path("id"));
        assertThat(client.post("/api_keys", "{\"api_key\":{\"access\":\"all\"}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void datasource_dimensions_duplicateWithoutIdAndGoWithDestroy() {
        JsonNode source = Client.json(
                        client.post(
                                "/datasources",
                                "{\"datasource\":{\"name\":\"C\",\"slug\":\"c\",\"dimensions_attributes\":[{\"name\":\"D\",\"entry_value\":\"de\"}]}}"))
                .path("datasource");
        String path = "/datasources/" + source.path("id").longValue();
        long first = source.path("dimensions").path(0).path("id").longValue();

        JsonNode twice = Client.json(client.put(
                path, "{\"datasource\":{\"dimensions_attributes\":[{\"name\":\"D\",\"entry_value\":\"de\"}]}}"));
        assertThat(twice.path("datasource").path("dimensions")).hasSize(2);
        JsonNode once = Client.json(client.put(
                path, "{\"datasource\":{\"dimensions_attributes\":[{\"id\":" + first + ",\"_destroy\":true}]}}"));
        assertThat(once.path("datasource").path("dimensions")).hasSize(1);
        assertThat(client.post("/datasources", "{\"datasource\":{\"name\":\"X\",\"slug\":\"c\"}}")
                        .text())
                .isEqualTo("{\"slug\":[\"has already been taken\"]}");
    }

    @Test
    void datasourceEntries_listsAreLargeAndNamesUniquePerDatasource() {
        long one = datasource("one");
        long two = datasource("two");

        assertThat(entry(one, "n").status()).isEqualTo(201);
        assertThat(entry(one, "n").text()).isEqualTo("{\"error\":[\"Name has already been taken\"]}");
        assertThat(entry(two, "n").status()).isEqualTo(201);
        assertThat(client.get("/datasource_entries?per_page=5000").header("Per-Page"))
                .hasValue("1000");
        assertThat(client.get("/datasource_entries?datasource_slug=one").header("Total"))
                .hasValue("1");
        assertThat(client.delete("/datasources/" + one).status()).isEqualTo(204);
        assertThat(client.get("/datasource_entries").header("Total")).hasValue("1");
    }

    @Test
    void componentGroups_deleted_leaveTheirComponents() {
        JsonNode group = Client.json(client.post("/component_groups", "{\"component_group\":{\"name\":\"G\"}}"))
                .path("component_group");
        client.post(
                "/components",
                "{\"component\":{\"name\":\"c\",\"schema\":{},\"component_group_uuid\":\""
                        + group.path("uuid").stringValue() + "\"}}");

        assertThat(client.get("/components?in_group=" + group.path("uuid").stringValue())
                        .text())
                .contains("\"name\":\"c\"");
        client.delete("/component_groups/" + group.path("id").longValue());

        assertThat(client.get("/components").text())
                .contains("\"component_group_uuid\":null", "\"component_groups\":[]");
    }

    @Test
    void workflowStageChange_putsAStoryIntoAStage() {
        Client staged = Client.over(SpaceBuilder.space(Client.SPACE, "Test")
                .workflowStage("Review", true, false)
                .story("a"));
        long stage = Client.json(staged.get("/workflow_stages"))
                .path("workflow_stages")
                .path(0)
                .path("id")
                .longValue();
        long story = staged.space().story("a").orElseThrow().id();

        FakeResponse answer = staged.post(
                "/workflow_stage_changes",
                "{\"workflow_stage_change\":{\"workflow_stage_id\":" + stage + ",\"story_id\":" + story + "}}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(staged.list("in_workflow_stages=" + stage)).containsExactly("a");
    }

    @Test
    void spaces_createChangeDelete() {
        FakeResponse made = client.api.handle(
                FakeRequest.post("/v1/spaces", "{\"space\":{\"name\":\"New\"}}").withToken("t"));
        long id = Client.json(made).path("space").path("id").longValue();

        assertThat(made.status()).isEqualTo(201);
        assertThat(client.put(
                                "",
                                "{\"space\":{\"name\":\"Other\",\"languages\":[{\"code\":\"it\",\"name\":\"Italian\"}]}}")
                        .text())
                .contains("\"name\":\"Other\"", "\"languages\":[{\"code\":\"it\",\"name\":\"Italian\"}]");
        assertThat(client.api
                        .handle(FakeRequest.of("DELETE", "/v1/spaces/" + id).withToken("t"))
                        .status())
                .isEqualTo(200);
        assertThat(client.api.spaces())
                .singleElement()
                .extracting(FakeSpace::id)
                .isEqualTo(Client.SPACE);
    }

    @Test
    void tokensValidate_scopedToken_tellsScopesAndSpacesAndNotTheToken() {
        Client scoped = new Client(FakeManagementApi.builder()
                .spaces(SpaceBuilder.space(Client.SPACE, "Test"))
                .acceptToken(FakeToken.of("very-secret").withoutPublish().onlySpaces(Client.SPACE)));

        String answer = scoped.api
                .handle(FakeRequest.get("/v1/tokens/validate").withToken("very-secret"))
                .text();

        assertThat(answer)
                .contains("\"type\":\"pat\"", "\"stories:write\"", "\"space_ids\":[7]")
                .doesNotContain("publish", "very-secret");
    }

    @Test
    void dataset_records_areServedAndChecked() {
        Client given = Client.over(SpaceBuilder.space(Client.SPACE, "Test")
                .with("datasources", "{\"id\":5,\"name\":\"C\",\"slug\":\"c\"}")
                .with("datasource_entries", "{\"name\":\"n\",\"value\":\"v\",\"datasource_id\":5}"));

        assertThat(given.get("/datasource_entries?datasource_id=5").text()).contains("\"value\":\"v\"");
        assertThatThrownBy(() -> Dataset.of(SpaceBuilder.space(1, "X")
                        .with("datasources", "{\"id\":5}")
                        .with("datasources", "{\"id\":5}")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("spaces[0].datasources[1].id");
    }

    @Test
    void dataset_usedByTwoFakes_isNotChangedByEither() {
        Dataset dataset = Dataset.of(SpaceBuilder.space(Client.SPACE, "Test").story("a"));
        Client one = new Client(FakeManagementApi.builder().dataset(dataset));
        Client two = new Client(FakeManagementApi.builder().dataset(dataset));

        one.create("\"slug\":\"b\"");
        one.space().edit("a", story -> story.name("Changed").publish());

        assertThat(two.list("")).containsExactly("a");
        assertThat(two.space().story("a").orElseThrow().name()).isEqualTo("a");
        assertThat(two.space().story("a").orElseThrow().state()).isEqualTo(FakeStory.State.DRAFT);
    }

    private long datasource(String slug) {
        return Client.json(client.post(
                        "/datasources", "{\"datasource\":{\"name\":\"" + slug + "\",\"slug\":\"" + slug + "\"}}"))
                .path("datasource")
                .path("id")
                .longValue();
    }

    private FakeResponse entry(long datasource, String name) {
        return client.post(
                "/datasource_entries",
                "{\"datasource_entry\":{\"name\":\"" + name + "\",\"value\":\"v\",\"datasource_id\":" + datasource
                        + "}}");
    }
}
