package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.testkit.faults.FaultAction;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fake over a real socket. */
class HttpIntegrationTest {
    private static final String STORIES = "/v1/spaces/101001/stories";

    private final FakeManagementApi api =
            FakeManagementApi.builder().dataset(SampleSpaces.demo()).start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void get_listOfStories_carriesTotalAndPageSizeInHeaders() throws Exception {
        HttpResponse<String> response = send("GET", STORIES + "?per_page=500&page=1", "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValueAsLong("Total")).hasValue(33);
        assertThat(response.headers().firstValueAsLong("Per-Page")).hasValue(100);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
    }

    @Test
    void post_textOfManyScripts_isStoredExactly() throws Exception {
        String body =
                "{\"story\":{\"name\":\"נייר 💡\",\"slug\":\"paper\",\"parent_id\":0,\"content\":{\"b\":1.10,\"a\":\"مصباح\"}}}";

        HttpResponse<String> response = send("POST", STORIES + "/", body);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).contains("\"content\":{\"b\":1.10,\"a\":\"مصباح\"}");
        assertThat(api.space(101001).story("paper"))
                .hasValueSatisfying(story -> assertThat(story.name()).isEqualTo("נייר 💡"));
    }

    @Test
    void handle_sameRequestWithoutSocket_answersAlike() throws Exception {
        HttpResponse<String> overHttp = send("GET", STORIES + "?sort_by=id:asc", "");
        FakeResponse direct =
                api.handle(FakeRequest.get(STORIES + "?sort_by=id:asc").withToken("t"));

        assertThat(direct.text()).isEqualTo(overHttp.body());
        assertThat(direct.status()).isEqualTo(overHttp.statusCode());
        assertThat(api.requests()).hasSize(2);
    }

    @Test
    void send_dropBefore_changesNothing() {
        api.failNext("POST", STORIES, FaultAction.dropBefore());

        assertThatThrownBy(() -> send("POST", STORIES, "{\"story\":{\"name\":\"N\",\"slug\":\"n\",\"parent_id\":0}}"))
                .isInstanceOf(IOException.class);
        assertThat(api.space(101001).story("n")).isEmpty();
        assertThat(api.requests()).singleElement().returns(0, RecordedRequest::status);
    }

    @Test
    void send_dropAfter_losesTheAnswerOnly() {
        api.failNext("POST", STORIES, FaultAction.dropAfter());

        assertThatThrownBy(() -> send("POST", STORIES, "{\"story\":{\"name\":\"N\",\"slug\":\"n\",\"parent_id\":0}}"))
                .isInstanceOf(IOException.class);
        assertThat(api.space(101001).story("n")).isPresent();
        assertThat(api.requests()).singleElement().returns(201, RecordedRequest::status);
    }

    @Test
    void send_truncate_endsMidwayThroughTheBody() {
        api.failNext("GET", STORIES, FaultAction.truncate());

        assertThatThrownBy(() -> send("GET", STORIES, "")).isInstanceOf(IOException.class);
    }

    @Test
    void send_html_answersWithAPage() throws Exception {
        api.failNext("*", "/v1/**", FaultAction.html(502));

        HttpResponse<String> response = send("GET", STORIES, "");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(response.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void send_statusWithoutBody_answersWithEmptyBody() throws Exception {
        api.failNext("GET", STORIES, FaultAction.status(503));

        HttpResponse<String> response = send("GET", STORIES, "");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,200",
        "LOCALHOST:8787,200",
        "127.0.0.1:80,200",
        "[::1]:80,200",
        "rebound.example,421",
        "rebound.example:80,421",
        "localhost.example,421",
        "127.0.0.1.example,421",
        "'',421"
    })
    void send_hostThatIsNotALoopbackName_isRefusedAndNotHandled(String host, int status) throws Exception {
        String answer = raw("GET " + STORIES + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: t\r\n"
                + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(api.requests()).hasSize(status == 200 ? 1 : 0);
    }

    @Test
    void send_absoluteTargetOfAnotherHost_isRefused() throws Exception {
        assertThat(raw("GET http://rebound.example" + STORIES + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Authorization: t\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(api.baseUrl().getHost(), api.baseUrl().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void close_twice_stopsListeningOnce() {
        api.close();
        api.close();

        assertThatThrownBy(() -> send("GET", STORIES, "")).isInstanceOf(IOException.class);
    }

    private HttpResponse<String> send(String method, String target, String body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(api.baseUrl().resolve(target))
                .header("Authorization", "token")
                .method(method, publisher)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
