package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks that docs/reports.md names every field of the JSON that commands print. */
class JsonDocTest {

    @TempDir
    private Path folder;

    private FakeManagementApi api;

    /** Items that swap places, an equal one, a different one and an extra one: every field is used. */
    @BeforeEach
    void start() {
        api = FakeManagementApi.builder()
                .dataset(Dataset.of(
                        SpaceBuilder.space(101001, "Source")
                                .story("a", story -> story.uuid("u-1").published())
                                .story("b", story -> story.uuid("u-2").published())
                                .story("c", story -> story.uuid("u-3").field("v", 1)),
                        SpaceBuilder.space(101002, "Target")
                                .story("b", story -> story.uuid("u-1").published())
                                .story("a", story -> story.uuid("u-2").published())
                                .story("c", story -> story.uuid("u-3").field("v", 2))
                                .story("extra")))
                .start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void plan() throws Exception {
        Set<String> names = namesOf("plan", "--from", "101001", "--to", "101002", "--json");

        assertThat(names).contains("temporarySlug", "needsHistory");
        assertThat(names).isSubsetOf(namesIn("plan"));
    }

    @Test
    void verify() throws Exception {
        Set<String> names = namesOf("verify", "--from", "101001", "--to", "101002", "--json");

        assertThat(names).contains("detail");
        assertThat(names).isSubsetOf(namesIn("verify"));
    }

    @Test
    void spaces() throws Exception {
        assertThat(namesOf("spaces", "--json")).contains("planLevel").isSubsetOf(namesIn("spaces"));
    }

    @Test
    void runs() throws Exception {
        run("sync", "--from", "101001", "--to", "101002", "--yes", "--state", state());

        Set<String> names = namesOf("runs", "--json", "--state", state());

        assertThat(names).contains("archiveBytes", "undoneBy").isSubsetOf(namesIn("runs"));
    }

    private String state() {
        return folder.resolve("state.db").toString();
    }

    private Set<String> namesOf(String... arguments) {
        Set<String> names = new TreeSet<>();
        collect(JsonMapper.builder().build().readTree(run(arguments)), names);
        return names;
    }

    private String run(String... arguments) {
        return Cli.withoutTerminal()
                .with("SB_TOKEN", "any")
                .with("SB_MA_BASE_URL", api.baseUrl().toString())
                .with("SB_MA_RPS", "500")
                .run(arguments)
                .out();
    }

    private static void collect(JsonNode json, Set<String> names) {
        names.addAll(json.propertyNames());
        json.forEach(value -> collect(value, names));
    }

    /** Returns the words of a command's section and of the common part. */
    private static Set<String> namesIn(String command) throws Exception {
        String page = Files.readString(Path.of("../docs/reports.md"));
        String section =
                page.substring(page.indexOf("## `" + command + " --json`")).split("\n## ", 2)[0];
        Set<String> words = new TreeSet<>(List.of(section.split("[^A-Za-z]+", -1)));
        words.add("schema");
        return words;
    }
}
