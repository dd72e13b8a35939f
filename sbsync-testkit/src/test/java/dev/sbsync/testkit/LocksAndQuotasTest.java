package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.testkit.internal.json.Nodes;
import org.junit.jupiter.api.Test;

/** Editing locks, workflow stages, quotas and histories (docs/management-api.md). */
class LocksAndQuotasTest {
    private static final String SAVE = "{\"story\":{\"name\":\"M\"}}";
    private static final String FORCED = "{\"story\":{\"name\":\"M\"},\"force_update\":\"1\"}";

    @Test
    void lock_openStory_isRefusedUnlessForced() {
        Client client = Client.over(space().story("a", story -> story.locked()));
        String path = "/stories/" + id(client);

        FakeResponse refused = client.put(path, SAVE);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("locked");
        assertThat(client.put(path, FORCED).status()).isEqualTo(200);
        client.space().edit("a", story -> story.unlock());
        assertThat(client.put(path, SAVE).status()).isEqualTo(200);
        client.space().edit("a", story -> story.lock());
        assertThat(client.space().story("a").orElseThrow().locked()).isTrue();
        assertThat(client.put(path + "?force_update=true", SAVE).status()).isEqualTo(200);
    }

    @Test
    void lock_withTheSwitch_isForbidden() {
        Client client = Client.over(space().story("a", story -> story.locked()), Switch.LOCK_IS_FORBIDDEN);

        assertThat(client.put("/stories/" + id(client), SAVE).status()).isEqualTo(403);
    }

    @Test
    void stage_editingLocked_noForceBreaks() {
        Client client =
                Client.over(space().workflowStage("Review", true, true).story("a", story -> story.stage("Review")));

        assertThat(client.put("/stories/" + id(client), FORCED).text()).contains("locked");
    }

    @Test
    void stage_withoutAllowPublish_refusesToPublishAndKeepsTheSave() {
        Client client = Client.over(space().workflowStage("Draft", false, false).story("a"));
        client.space().edit("a", story -> story.stage("Draft"));
        String path = "/stories/" + id(client);

        assertThat(client.get(path + "/publish").status()).isEqualTo(403);
        assertThat(client.put(path + "?publish=1", SAVE).status()).isEqualTo(403);
        assertThat(client.put(path, SAVE).status()).isEqualTo(200);
        assertThat(client.space().story("a").orElseThrow().state()).isEqualTo(FakeStory.State.DRAFT);
        assertThat(Client.story(client.get(path))
                        .path("stage")
                        .path("workflow_stage_id")
                        .longValue())
                .isPositive();
    }

    @Test
    void stage_unknown_isRefusedWithThePlace() {
        assertThatThrownBy(() -> Dataset.of(space().story("a", story -> story.stage("Nowhere"))))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("spaces[0].stories[0].stage")
                .hasMessageContaining("Nowhere");
    }

    @Test
    void limits_oneFolderMore_isInvalid() {
        Client client = Client.over(space().limits(1, 1).folder("f"));

        assertThat(Nodes.parse(client.get("").body())
                        .path("space")
                        .path("limits")
                        .toString())
                .isEqualTo("{\"stories\":1,\"folders\":1}");
        FakeResponse refused = client.post(
                "/stories", "{\"story\":{\"name\":\"G\",\"slug\":\"g\",\"parent_id\":0,\"is_folder\":true}}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).isEqualTo("{\"error\":\"The limit of 1 folders is reached\"}");
        client.create("\"slug\":\"a\"");
        assertThat(client.post("/stories", "{\"story\":{\"name\":\"B\",\"slug\":\"b\",\"parent_id\":0}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void withoutHistory_storiesOfTheDataset_haveNoneUntilTheyAreSaved() {
        Client client =
                Client.over(space().withoutHistory().story("a", story -> story.dirty(live -> live.put("x", 1))));

        assertThat(client.space().story("a").orElseThrow().versionStates()).isEmpty();
        client.put("/stories/" + id(client), SAVE);
        assertThat(client.space().story("a").orElseThrow().versionStates()).containsExactly("draft");
    }

    @Test
    void historySince_olderVersions_areNotListed() {
        Client client = Client.over(space().historySince("2026-02-01T00:00:00.000Z")
                .story(
                        "a",
                        story -> story.dirty(live -> live.put("x", 1))
                                .attribute("updated_at", "2026-02-02T00:00:00.000Z")));

        String versions =
                client.get("/story_versions?by_story_id=" + id(client)).text();

        assertThat(versions).contains("\"status\":\"draft\"").doesNotContain("published");
    }

    @Test
    void updateUuid_withTheSwitch_movesUpdatedAt() {
        String before = "2026-01-01T00:00:00.000Z";
        for (boolean moves : new boolean[] {false, true}) {
            Client client = Client.over(
                    space().story("a", story -> story.attribute("updated_at", before)),
                    moves ? new Switch[] {Switch.UUID_UPDATE_MOVES_UPDATED_AT} : new Switch[0]);

            client.put("/stories/" + id(client) + "/update_uuid", "{\"uuid\":\"u\"}");

            String after = client.space()
                    .story("a")
                    .orElseThrow()
                    .json()
                    .path("updated_at")
                    .stringValue();
            assertThat(after).isEqualTo(moves ? "2026-03-01T12:00:00.250Z" : before);
        }
    }

    private static SpaceBuilder space() {
        return SpaceBuilder.space(Client.SPACE, "Test");
    }

    private static long id(Client client) {
        return client.space().story("a").orElseThrow().id();
    }
}
