package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.faults.FaultAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Datasources, their dimensions and their entries (docs/management-api.md). */
class DatasourcesTest {
    private Client client = new Client();

    @Test
    void datasource_isReadByItsSlug_andWrittenWithoutAKey() {
        FakeResponse made = client.post("/datasources", "{\"name\":\"Colours\",\"slug\":\"colours\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(Client.json(client.get("/datasources/colours"))).isEqualTo(Client.json(made));
        assertThat(client.delete("/datasources/"
                                + Client.json(made).path("datasource").path("id"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void datasource_withNameAndSlugTaken_namesBoth() {
        datasource("colours", "");

        assertThat(client.post("/datasources", "{\"datasource\":{\"name\":\"colours\",\"slug\":\"colours\"}}")
                        .text())
                .isEqualTo("{\"name\":[\"has already been taken\"],\"slug\":[\"has already been taken\"]}");
    }

    @Test
    void dimensions_haveTimesAndTheirDatasource() {
        JsonNode source =
                datasource("colours", ",\"dimensions_attributes\":[{\"name\":\"German\",\"entry_value\":\"de\"}]");
        JsonNode dimension = source.path("dimensions").path(0);

        assertThat(dimension.path("datasource_id")).isEqualTo(source.path("id"));
        assertThat(dimension.has("created_at")).isTrue();
        assertThat(dimension.has("updated_at")).isTrue();
    }

    @Test
    void dimensionOfADataset_getsAnId() {
        client = Client.over(
                SpaceBuilder.space(Client.SPACE, "Test")
                        .with(
                                "datasources",
                                "{\"id\":5,\"name\":\"C\",\"slug\":\"c\",\"dimensions\":[{\"name\":\"G\",\"entry_value\":\"de\"}]}"));

        JsonNode dimension = Client.json(client.get("/datasources/c"))
                .path("datasource")
                .path("dimensions")
                .path(0);

        assertThat(dimension.path("id").longValue()).isPositive();
        assertThat(dimension.path("datasource_id").longValue()).isEqualTo(5);
    }

    @Test
    void valueOfADimension_isWrittenByQueryOrBody_andClearedWithABlank() {
        JsonNode source = datasource("c", ",\"dimensions_attributes\":[{\"name\":\"German\",\"entry_value\":\"de\"}]");
        long dimension = source.path("dimensions").path(0).path("id").longValue();
        long entry = entry(source, "red", "");

        assertThat(value(entry, "?dimension_id=" + dimension, "rot", "")).isEqualTo(204);
        assertThat(values(source, dimension)).containsExactly("rot");
        assertThat(value(entry, "", "Rot", ",\"dimension_id\":" + dimension)).isEqualTo(204);
        assertThat(values(source, dimension)).containsExactly("Rot");
        assertThat(value(entry, "?dimension_id=" + dimension, "", "")).isEqualTo(204);
        assertThat(values(source, dimension)).containsExactly("");
    }

    @Test
    void valueOfADimensionOfAnotherDatasource_isRefused() {
        JsonNode source = datasource("c", "");
        JsonNode other = datasource("d", ",\"dimensions_attributes\":[{\"name\":\"German\",\"entry_value\":\"de\"}]");
        long dimension = other.path("dimensions").path(0).path("id").longValue();

        assertThat(value(entry(source, "red", ""), "?dimension_id=" + dimension, "rot", ""))
                .isEqualTo(422);
    }

    @Test
    void dimensions_areAddedChangedAndDestroyedInOneWrite() {
        JsonNode source = datasource(
                "c",
                ",\"dimensions_attributes\":[{\"name\":\"German\",\"entry_value\":\"de\"},{\"name\":\"Old\",\"entry_value\":\"xx\"}]");
        long kept = source.path("dimensions").path(0).path("id").longValue();
        long gone = source.path("dimensions").path(1).path("id").longValue();
        long entry = entry(source, "red", "");
        value(entry, "?dimension_id=" + kept, "rot", "");
        value(entry, "?dimension_id=" + gone, "xx", "");

        JsonNode changed = Client.json(client.put(
                        "/datasources/" + source.path("id"),
                        "{\"datasource\":{\"dimensions_attributes\":[{\"name\":\"French\",\"entry_value\":\"fr\"},"
                                + "{\"id\":" + kept + ",\"name\":\"Deutsch\",\"entry_value\":\"de\"},{\"id\":" + gone
                                + ",\"_destroy\":true}]}}"))
                .path("datasource");

        assertThat(changed.path("dimensions")
                        .valueStream()
                        .map(row -> row.path("name").stringValue()))
                .containsExactly("Deutsch", "French");
        assertThat(values(source, kept)).containsExactly("rot");
        assertThat(client.space()
                        .item("datasource_entries", "c/red")
                        .orElseThrow()
                        .path("dimension_values")
                        .toString())
                .isEqualTo("{\"" + kept + "\":\"rot\"}");
    }

    @Test
    void entries_comeInTheOrderOfTheirPositions() {
        JsonNode source = datasource("c", "");
        entry(source, "a", ",\"position\":2");
        entry(source, "b", ",\"position\":1");
        entry(source, "z", "");
        long last = entry(source, "c", ",\"position\":0");

        assertThat(names(source)).containsExactly("b", "a", "z", "c");
        client.put("/datasource_entries/" + last, "{\"datasource_entry\":{\"name\":\"c\",\"position\":1}}");
        assertThat(names(source)).as("a tie").containsExactly("b", "c", "a", "z");
        assertThat(client.get("/datasource_entries").text()).doesNotContain("position", "datasource_id");
    }

    @Test
    void entryAtATakenPosition_movesTheOthers_whereSwitched() {
        client = new Client(Switch.ENTRY_POSITION_SHIFTS_OTHERS);
        JsonNode source = datasource("c", "");
        entry(source, "a", "");
        entry(source, "b", "");
        long last = entry(source, "c", "");

        client.put("/datasource_entries/" + last, "{\"datasource_entry\":{\"position\":1}}");

        assertThat(names(source)).containsExactly("c", "a", "b");
        assertThat(client.api.switchesInEffect()).containsExactly(Switch.ENTRY_POSITION_SHIFTS_OTHERS);
    }

    @Test
    void entryThatIsRefused_saysWhyInSentences() {
        JsonNode source = datasource("c", "");
        entry(source, "red", "");

        assertThat(client.post("/datasource_entries", body(source.path("id").longValue(), "red", ""))
                        .text())
                .isEqualTo("{\"error\":[\"Name has already been taken\"]}");
        assertThat(client.post("/datasource_entries", body(5, "blue", "")).text())
                .isEqualTo("{\"error\":[\"Datasource must exist\"]}");
        assertThat(client.post(
                                "/datasource_entries",
                                "{\"datasource_entry\":{\"name\":\"x\",\"datasource_id\":" + source.path("id") + "}}")
                        .text())
                .isEqualTo("{\"error\":[\"Value can't be blank\"]}");
    }

    @Test
    void createdItem_underReadLag_isNotFoundAndNotListedYet() {
        client.api.failNext("POST", "/v1/spaces/7/datasources", FaultAction.readLag(Duration.ofSeconds(2)));
        JsonNode source = datasource("c", "");

        assertThat(client.get("/datasources").text()).isEqualTo("{\"datasources\":[]}");
        assertThat(client.get("/datasources/c").status()).isEqualTo(404);
        assertThat(client.put("/datasources/" + source.path("id"), "{\"datasource\":{\"name\":\"C\"}}")
                        .status())
                .isEqualTo(200);
        client.clock.advance(Duration.ofSeconds(2));
        assertThat(client.get("/datasources/c").status()).isEqualTo(200);
    }

    @Test
    void csvOfEntries_isNotServed() {
        assertThat(client.get("/datasource_entries?as_csv=1").status()).isEqualTo(501);
    }

    private JsonNode datasource(String slug, String more) {
        return Client.json(client.post(
                        "/datasources",
                        "{\"datasource\":{\"name\":\"" + slug + "\",\"slug\":\"" + slug + "\"" + more + "}}"))
                .path("datasource");
    }

    private static String body(long datasource, String name, String more) {
        return "{\"datasource_entry\":{\"name\":\"" + name + "\",\"value\":\"v\",\"datasource_id\":" + datasource + more
                + "}}";
    }

    private long entry(JsonNode source, String name, String more) {
        FakeResponse answer =
                client.post("/datasource_entries", body(source.path("id").longValue(), name, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return Client.json(answer).path("datasource_entry").path("id").longValue();
    }

    private int value(long entry, String query, String value, String more) {
        return client.put(
                        "/datasource_entries/" + entry + query,
                        "{\"datasource_entry\":{\"name\":\"red\",\"dimension_value\":\"" + value + "\"}" + more + "}")
                .status();
    }

    private List<String> values(JsonNode source, long dimension) {
        return column(
                "/datasource_entries?datasource_id=" + source.path("id") + "&dimension=" + dimension,
                "dimension_value");
    }

    private List<String> names(JsonNode source) {
        return column("/datasource_entries?datasource_id=" + source.path("id"), "name");
    }

    private List<String> column(String path, String attribute) {
        List<String> column = new ArrayList<>();
        Client.json(client.get(path))
                .path("datasource_entries")
                .forEach(row -> column.add(row.path(attribute).asString("")));
        return column;
    }
}
