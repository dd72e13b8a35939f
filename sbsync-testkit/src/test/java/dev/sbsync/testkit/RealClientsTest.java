package dev.sbsync.testkit;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.clients.OfficialClients;
import dev.sbsync.testkit.internal.json.Nodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/**
 * Storyblok's own command line and JavaScript client on the fake: {@code ./mvnw -Preal-clients -pl sbsync-testkit test
 * -Dtest=RealClientsTest}. It needs node and npm, which install them below {@code target}. The command line ends with 0
 * whatever happens, so it is judged by its report files, the commit log and what the target then holds.
 */
@EnabledIfSystemProperty(named = "sbsync.real-clients", matches = "true")
class RealClientsTest {
    private static final long SOURCE = 111;
    private static final long TARGET = 222;

    private static final FakeManagementApi API = FakeManagementApi.builder()
            .spaces(source(), SpaceBuilder.space(TARGET, "Target").language("de", "German"))
            .start();

    private static SpaceBuilder source() {
        SpaceBuilder space = SpaceBuilder.space(SOURCE, "Source").language("de", "German");
        return space.component("page", """
                        {"title":{"type":"text","pos":0},"link":{"type":"multilink","pos":1},
                         "related":{"type":"options","source":"internal_stories","pos":2},"body":{"type":"bloks","pos":3}}
                        """)
                .component("teaser", "{\"text\":{\"type\":\"text\",\"pos\":0}}")
                .with("component_groups", "{\"name\":\"Layout\"}")
                .with("internal_tags", "{\"name\":\"ready\",\"object_type\":\"component\"}")
                .with("datasources", "{\"name\":\"Colours\",\"slug\":\"colours\"}")
                .folder("blog")
                .startPage("blog", page -> page.field("title", "Blog").published())
                .folder("blog/deep")
                .story(
                        "blog/a",
                        story -> story.field("title", "A")
                                .field("related", List.of(space.uuidOf("blog/deep/c")))
                                .field("body", List.of(Map.of("_uid", "t", "component", "teaser", "text", "Hello")))
                                .published())
                .story("blog/b", story -> story.field("title", "B").tags("new"))
                .story("blog/deep/c", story -> story.field("title", "C").published());
    }

    @BeforeAll
    static void install() throws Exception {
        OfficialClients.install();
    }

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void storyblokCommandLine_pullsAndPushes() throws Exception {
        OfficialClients.deleteFiles();
        API.clearRequests();

        OfficialClients.storyblok(API, "components", "pull", "--space", "111");
        OfficialClients.storyblok(API, "stories", "pull", "--space", "111");
        OfficialClients.storyblok(API, "stories", "push", "--space", "222", "--from", "111");

        JsonNode pulled = report(SOURCE, "stories-pull");
        assertThat(pulled.path("status").asString("")).as(pulled.toString()).isEqualTo("SUCCESS");
        JsonNode pushed = report(TARGET, "stories-push");
        assertThat(pushed.path("status").asString("")).as(pushed.toString()).isEqualTo("SUCCESS");
        int stories = API.space(SOURCE).stories().size();
        for (String results : new String[] {"creationResults", "processResults", "updateResults"}) {
            JsonNode counts = pushed.path("summary").path(results);
            assertThat(counts.path("succeeded").asInt(0)).as(pushed.toString()).isEqualTo(stories);
            assertThat(counts.path("failed").asInt(-1)).isZero();
        }
        assertNothingWasRefused();
        for (FakeStory story : API.space(SOURCE).stories()) {
            assertThat(commits(story))
                    .as(story + "\n" + API.history())
                    .contains(Commit.Kind.CREATED, Commit.Kind.UPDATED);
        }
        assertThat(API.space(TARGET)).hasStory("blog").published().hasField("title", "Blog");
        assertThat(API.space(TARGET)).hasStory("blog/b").draft().hasField("title", "B");
        String c = API.space(TARGET).story("blog/deep/c").orElseThrow().uuid();
        assertThat(API.space(TARGET)).hasStory("blog/a").published().hasField("related", "[\"" + c + "\"]");
    }

    @Test
    void managementApiClient_listsCreatesAndUpdates() throws Exception {
        API.clearRequests();
        String printed = OfficialClients.script(API, SOURCE, "client.mjs");

        JsonNode result = Nodes.parse(printed.substring(printed.indexOf('{')));
        assertThat(result.path("listed").toString()).contains("\"blog/a\"", "\"blog/deep\"");
        assertThat(result.path("created").asString("")).isEqualTo("from-npm");
        assertThat(result.path("updated").asString("")).isEqualTo("From npm, again");
        assertThat(result.path("read").asString("")).isEqualTo("two");
        assertThat(result.path("missing").asInt(0)).isEqualTo(404);
        assertThat(API.space(SOURCE)).hasStory("from-npm").dirty().hasPublishedField("title", "one");
        assertThat(API.commits())
                .filteredOn(commit -> commit.path().equals("from-npm"))
                .extracting(Commit::kind)
                .containsExactly(Commit.Kind.CREATED, Commit.Kind.PUBLISHED, Commit.Kind.UPDATED);
    }

    private static void assertNothingWasRefused() {
        assertThat(API.requests())
                .as(API.history())
                .allSatisfy(request -> assertThat(request.status()).isBetween(200, 299));
        assertThat(API.violations())
                .extracting(Violation::kind)
                .doesNotContain(Violation.Kind.UNKNOWN_ROUTE, Violation.Kind.FOLDER_PUBLISHED);
    }

    private static List<Commit.Kind> commits(FakeStory source) {
        return API.commits().stream()
                .filter(commit -> commit.spaceId() == TARGET && commit.path().equals(source.fullSlug()))
                .map(Commit::kind)
                .toList();
    }

    private static JsonNode report(long space, String command) throws IOException {
        Path reports = OfficialClients.files().resolve("reports").resolve(Long.toString(space));
        try (Stream<Path> files = Files.list(reports)) {
            Path newest = files.filter(file -> file.getFileName().toString().contains(command))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new AssertionError("no report of " + command + " in " + reports));
            return Nodes.parse(Files.readString(newest));
        }
    }
}
