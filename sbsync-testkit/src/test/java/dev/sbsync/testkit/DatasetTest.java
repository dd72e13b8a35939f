package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DatasetTest {
    @Test
    void read_oldShapeStory_keepsWhatItHasAndCompletesTheRest() {
        Client client = client("""
                {"_about":"ignored","spaces":[{"id":7,"name":"S","plan_level":3,"components":[{"name":"x"}],"stories":[
                 {"unknown":{"k":1.10},"name":"A","slug":"a","id":12246049,"uuid":"u-1","disble_fe_editor":true,
                  "published":true,"unpublished_changes":true,"content":{"v":2},"published_content":{"v":1}}]}]}
                """);

        FakeResponse response = client.get("/stories/12246049");

        JsonNode story = Client.story(response);
        assertThat(response.text())
                .startsWith("{\"story\":{\"unknown\":{\"k\":1.10},\"name\":\"A\",")
                .doesNotContain("published_content");
        assertThat(story.path("uuid").stringValue()).isEqualTo("u-1");
        assertThat(story.path("disable_fe_editor").booleanValue()).isTrue();
        assertThat(story.path("full_slug").stringValue()).isEqualTo("a");
        assertThat(story.path("tag_list").isArray()).isTrue();
        assertThat(client.space().story("a").orElseThrow().publishedContent())
                .hasValueSatisfying(live -> assertThat(live.toString()).isEqualTo("{\"v\":1}"));
        assertThat(client.get("").text()).contains("\"plan_level\":3").doesNotContain("components");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"published\":true                                                           | published",
                "\"published\":true,\"unpublished_changes\":true                              | ''",
                "\"published\":true,\"unpublished_changes\":true,\"published_content\":{}     | published,draft",
                "\"published\":false,\"unpublished_changes\":true                             | draft",
                "\"published\":false,\"published_content\":{}                                 | published,unpublished,draft"
            })
    void read_stateFlags_giveTheHistory(String flags, String history) {
        Client client =
                client("{\"spaces\":[{\"id\":7,\"name\":\"S\",\"stories\":[{\"slug\":\"a\",\"content\":{\"v\":2},"
                        + flags + "}]}]}");

        assertThat(String.join(",", client.space().story("a").orElseThrow().versionStates()))
                .isEqualTo(history);
    }

    @Test
    void read_fullSlugWithoutParentId_placesTheStory() {
        Client client = client(
                "{\"spaces\":[{\"id\":7,\"name\":\"S\",\"stories\":[{\"full_slug\":\"a/b\"},{\"full_slug\":\"a/\",\"is_startpage\":true},"
                        + "{\"slug\":\"a\",\"full_slug\":\"a\",\"is_folder\":true}]}]}");

        assertThat(client.list("sort_by=full_slug:asc")).containsExactly("a", "a/", "a/b");
        assertThat(client.space().story("a/b").orElseThrow().id()).isGreaterThan(1L << 48);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                              | $: a dataset is an object",
                "{\"spaces\":[{\"name\":\"S\"}]}                 | spaces[0].id: a space needs a positive id",
                "{\"spaces\":[{\"id\":7}]}                       | spaces[0].name: a space needs a name",
                "{\"spaces\":[{\"id\":7,\"name\":\"S\"},{\"id\":7,\"name\":\"T\"}]} | spaces[1].id: the id 7 is used by two spaces",
                "S{\"id\":1,\"slug\":\"a\"},{\"id\":1,\"slug\":\"b\"} | spaces[0].stories[1].id: story 1 (b): the id 1 is used by two stories",
                "S{\"uuid\":\"u\",\"slug\":\"a\"},{\"uuid\":\"u\",\"slug\":\"b\"} | spaces[0].stories[1].uuid: (b): the uuid \"u\" is used by two",
                "S{\"id\":1,\"slug\":\"a\",\"parent_id\":9}      | spaces[0].stories[0].parent_id: story 1 (a): 9 is not the id of any folder",
                "S{\"id\":1,\"slug\":\"a\"},{\"slug\":\"b\",\"parent_id\":1} | (b): 1 is a story, not a folder",
                "S{\"id\":1,\"slug\":\"a\",\"is_folder\":true,\"parent_id\":1} | (a): the folder lies within itself",
                "S{\"slug\":\"a\"},{\"slug\":\"a\"}              | stories[1].slug: (a): \"a\" is used twice in the same folder",
                "S{\"slug\":\"a\",\"full_slug\":\"b\"}           | does not agree with parent_id and slug, which give \"a\"",
                "S{\"full_slug\":\"x/a\"}                        | (x/a): there is no folder \"x\"",
                "S{\"name\":\"N\"}                               | stories[0].slug: (?): a story needs a slug",
                "S{\"slug\":\"a\",\"published\":1}               | stories[0].published: (a): true or false is needed, not 1",
                "S{\"slug\":\"a\",\"content\":[]}                | stories[0].content: (a): an object is needed",
                "S{\"slug\":\"a\",\"id\":\"x\"}                  | stories[0].id: (a): an id is a positive integer, not \"x\"",
                "S{\"slug\":\"a\",\"translated_slugs\":[7]}     | stories[0].translated_slugs: (a): a row is an object with a lang, not 7",
                "S7                                              | spaces[0].stories[0]: a story is an object",
                "{                                               | cannot read the dataset"
            })
    void read_badDataset_namesThePlace(String json, String message) {
        String text = json.startsWith("S")
                ? "{\"spaces\":[{\"id\":7,\"name\":\"S\",\"stories\":[" + json.substring(1) + "]}]}"
                : json;

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(message);
    }

    @Test
    void read_file_isReadOrItsNameIsTold(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("d.json"), "{\"spaces\":[]}");

        assertThat(Dataset.read(file)).isNotNull();
        assertThatThrownBy(() -> Dataset.read(folder.resolve("none.json")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("none.json");
    }

    private static Client client(String json) {
        return new Client(FakeManagementApi.builder().dataset(read(json)));
    }

    private static Dataset read(String json) {
        return Dataset.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void read_fileThatIsNotThere_saysSo() {
        assertThatThrownBy(() -> Dataset.read(Path.of("no-such-dataset.json")))
                .isInstanceOf(DatasetException.class)
                .hasMessage("cannot read the dataset no-such-dataset.json: there is no such file");
    }
}
