package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Answers with status 200 that do not tell the truth, and what is not readable yet. */
class AnswerFaultsTest {
    private static final String LIST = "/v1/spaces/" + Client.SPACE + "/stories";

    private final Client client = Client.over(SpaceBuilder.space(Client.SPACE, "Test")
            .story("a")
            .story("b")
            .story("c")
            .story("d")
            .story("e"));

    @Test
    void emptyPage_list_hasNoRowsAndItsTotal() {
        FakeResponse page = faulty(FaultAction.emptyPage(), "/stories?per_page=2&page=2");

        assertThat(slugs(page)).isEmpty();
        assertThat(page.header("Total")).hasValue("5");
        assertThat(slugs(client.get("/stories?per_page=2&page=2"))).containsExactly("c", "d");
    }

    @Test
    void shortPage_list_hasTheFirstRows() {
        assertThat(slugs(faulty(FaultAction.shortPage(1), "/stories?per_page=2&page=2")))
                .containsExactly("c");
    }

    @Test
    void repeatedPage_list_isThePageBefore() {
        FakeResponse page = faulty(FaultAction.repeatedPage(), "/stories?per_page=2&page=2");

        assertThat(slugs(page)).containsExactly("a", "b");
        assertThat(slugs(faulty(FaultAction.repeatedPage(), "/stories?page=1&per_page=2")))
                .containsExactly("a", "b");
    }

    @Test
    void total_missingOrOther_rowsStay() {
        FakeResponse missing = faulty(FaultAction.withoutTotal(), "/stories");
        FakeResponse low = faulty(FaultAction.total(0), "/stories");

        assertThat(missing.header("Total")).isEmpty();
        assertThat(low.header("Total")).hasValue("0");
        assertThat(slugs(missing)).hasSize(5).isEqualTo(slugs(low));
    }

    @Test
    void foreign_readAndWrite_answerWithAnotherStory() {
        long asked = client.space().story("b").orElseThrow().id();

        JsonNode read = Client.story(faulty(FaultAction.foreign(), "/stories/" + asked));
        client.api.failNext("POST", LIST, FaultAction.foreign());
        FakeResponse created = client.post("/stories", "{\"story\":{\"parent_id\":0,\"name\":\"N\",\"slug\":\"new\"}}");

        assertThat(read.path("slug").stringValue()).isEqualTo("a");
        assertThat(created.status()).isEqualTo(201);
        assertThat(Client.story(created).path("slug").stringValue()).isEqualTo("a");
        assertThat(client.space().story("new")).isPresent();
    }

    @Test
    void duplicateKey_story_comesTwiceInTheContent() {
        long asked = client.space().story("b").orElseThrow().id();

        FakeResponse answer = faulty(FaultAction.duplicateKey(), "/stories/" + asked);

        assertThat(answer.text()).contains("\"content\":{\"title\":\"a\",\"title\":\"b\"");
    }

    @Test
    void redirect_anyRequest_hasALocationAndIsNotHandled() {
        FakeResponse answer = faulty(FaultAction.redirect(302, "https://elsewhere.example/"), "/stories");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).hasValue("https://elsewhere.example/");
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void htmlAfter_write_isHandled() {
        client.api.failNext("POST", LIST, FaultAction.htmlAfter(200));

        FakeResponse answer = client.post("/stories", "{\"story\":{\"parent_id\":0,\"name\":\"N\",\"slug\":\"new\"}}");

        assertThat(answer.text()).startsWith("<!DOCTYPE html>");
        assertThat(client.space().story("new")).isPresent();
    }

    @Test
    void readLag_created_isFoundByWritesAtOnceAndByReadsLater() {
        client.api.failNext("POST", LIST, FaultAction.readLag(Duration.ofSeconds(3)));
        JsonNode created = client.create("\"slug\":\"new\"");
        String path = "/stories/" + created.path("id").asString("");

        assertThat(client.get(path).status()).isEqualTo(404);
        assertThat(client.get("/stories/" + created.path("uuid").stringValue()).status())
                .isEqualTo(404);
        assertThat(client.list("per_page=100")).doesNotContain("new");
        assertThat(client.put(path, "{\"story\":{\"name\":\"M\"}}").status()).isEqualTo(200);
        assertThat(client.post("/stories", "{\"story\":{\"parent_id\":0,\"name\":\"N\",\"slug\":\"new\"}}")
                        .status())
                .isEqualTo(422);

        client.clock.advance(Duration.ofSeconds(3));

        assertThat(client.get(path).status()).isEqualTo(200);
        assertThat(client.list("per_page=100")).contains("new");
    }

    @Test
    void faults_ofImpossibleSizes_areRefused() {
        assertThatThrownBy(() -> FaultAction.shortPage(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultAction.readLag(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private FakeResponse faulty(FaultAction action, String path) {
        client.api.faults().clear();
        client.api.faults().add(FaultRule.on("GET", "/v1/**").then(action));
        return client.get(path);
    }

    private static List<String> slugs(FakeResponse list) {
        return Client.json(list)
                .path("stories")
                .valueStream()
                .map(row -> row.path("slug").stringValue())
                .toList();
    }
}
