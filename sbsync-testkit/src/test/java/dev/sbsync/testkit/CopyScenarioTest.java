package dev.sbsync.testkit;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The plainest client that copies the demo correctly does so through the API alone; one that is careless is found out.
 */
class CopyScenarioTest {
    private final FakeManagementApi api =
            FakeManagementApi.builder().dataset(SampleSpaces.demo()).build();
    private final Map<Long, Long> targetIds = new HashMap<>(Map.of(0L, 0L));

    @Test
    void copy_demoWithCare_mirrorsItToTheLetter() {
        copy(true, true);

        assertThat(api.space(SampleSpaces.TARGET_ID)).mirrorsTextually(api.space(SampleSpaces.SOURCE_ID));
        assertThat(api).hasNoViolations();
        assertThat(api.commits())
                .filteredOn(commit -> commit.kind() == Commit.Kind.CREATED)
                .hasSize(33);
        assertThat(api.requests()).allMatch(request -> request.status() < 300);
    }

    @Test
    void copy_draftContentPublished_isFoundOut() {
        copy(false, true);

        assertThatThrownBy(
                        () -> assertThat(api.space(SampleSpaces.TARGET_ID)).mirrors(api.space(SampleSpaces.SOURCE_ID)))
                .hasMessageContaining("3 differences")
                .hasMessageContaining("story journal/second-light: state");
    }

    @Test
    void copy_uuidsNotAligned_isFoundOut() {
        copy(true, false);

        assertThatThrownBy(
                        () -> assertThat(api.space(SampleSpaces.TARGET_ID)).mirrors(api.space(SampleSpaces.SOURCE_ID)))
                .hasMessageContaining("33 differences")
                .hasMessageContaining("story home: uuid");
    }

    private void copy(boolean layers, boolean uuids) {
        List<JsonNode> rows = new ArrayList<>();
        send("GET", SampleSpaces.SOURCE_ID, "/stories?per_page=100", null)
                .path("stories")
                .forEach(rows::add);
        rows.sort(Comparator.comparingInt((JsonNode row) -> depth(row))
                .thenComparing(row -> !row.path("is_folder").booleanValue()));
        for (JsonNode row : rows) {
            copyStory(
                    send("GET", SampleSpaces.SOURCE_ID, "/stories/" + row.path("id"), null)
                            .path("story"),
                    layers,
                    uuids);
        }
    }

    private void copyStory(JsonNode source, boolean layers, boolean uuids) {
        boolean published = source.path("published").booleanValue();
        boolean dirty = published && source.path("unpublished_changes").booleanValue();
        ObjectNode story = ((ObjectNode) source).deepCopy();
        story.put("parent_id", targetIds.getOrDefault(source.path("parent_id").longValue(), -1L));
        story.set("translated_slugs_attributes", withoutIds(source.path("translated_slugs")));
        if (dirty && layers) {
            story.set("content", publishedContent(source.path("id").longValue()));
        }
        ObjectNode body = Nodes.object();
        body.set("story", story);
        if (published) {
            body.put("publish", 1);
        }
        long id = send("POST", SampleSpaces.TARGET_ID, "/stories", body)
                .path("story")
                .path("id")
                .longValue();
        targetIds.put(source.path("id").longValue(), id);
        if (dirty && layers) {
            ObjectNode draft = Nodes.object();
            draft.putObject("story").set("content", source.path("content"));
            send("PUT", SampleSpaces.TARGET_ID, "/stories/" + id, draft);
        }
        if (uuids) {
            ObjectNode uuid = Nodes.object();
            uuid.set("uuid", source.path("uuid"));
            send("PUT", SampleSpaces.TARGET_ID, "/stories/" + id + "/update_uuid", uuid);
        }
    }

    private JsonNode publishedContent(long id) {
        JsonNode versions = send(
                        "GET", SampleSpaces.SOURCE_ID, "/story_versions?show_content=true&by_story_id=" + id, null)
                .path("story_versions");
        return versions.valueStream()
                .filter(version -> version.path("status").stringValue().equals("published"))
                .findFirst()
                .orElseThrow()
                .path("content");
    }

    private static JsonNode withoutIds(JsonNode rows) {
        JsonNode copy = rows.deepCopy();
        copy.forEach(row -> ((ObjectNode) row).remove("id"));
        return copy;
    }

    private static int depth(JsonNode row) {
        return row.path("full_slug").stringValue().split("/", -1).length;
    }

    private JsonNode send(String method, long space, String path, @Nullable JsonNode body) {
        FakeRequest request =
                FakeRequest.of(method, "/v1/spaces/" + space + path).withToken("t");
        FakeResponse response = api.handle(body == null ? request : request.withBody(Nodes.bytes(body)));
        assertThat(response.status()).as(request + " " + response.text()).isBetween(200, 201);
        return Nodes.parse(response.body());
    }
}
