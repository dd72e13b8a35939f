package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.time.ManualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UploadsTest {

    private final ManualClock clock = ManualClock.startingAt("2026-11-28T05:00:00Z");
    private final FakeManagementApi api = FakeManagementApi.builder()
            .clock(clock)
            .spaces(SpaceBuilder.space(1, "Space"))
            .build();
    private final JsonNode signed = sign("{\"filename\":\"a.png\",\"size\":\"3x4\"}");

    @Test
    void form_asSigned_isKept() {
        assertThat(send(fields(), "bytes").status()).isEqualTo(204);

        assertThat(api.space(1).file(id())).contains("bytes".getBytes(StandardCharsets.UTF_8));
        FakeResponse finished = api.handle(FakeRequest.get("/v1/spaces/1/assets/" + id() + "/finish_upload")
                .withToken("t"));
        assertThat(finished.text()).contains("\"content_type\":\"image/png\"", "\"content_length\":5");
        assertThat(api.violations()).isEmpty();
    }

    @Test
    void form_withAnotherOrMissingOrAdditionalField_isRefused() {
        for (String name : fields().keySet()) {
            Map<String, String> changed = fields();
            changed.put(name, "other");
            Map<String, String> missing = fields();
            missing.remove(name);
            assertThat(send(changed, "bytes").status()).as(name).isEqualTo(403);
            assertThat(send(missing, "bytes").status()).as(name).isEqualTo(403);
        }
        Map<String, String> additional = fields();
        additional.put("success_action_status", "201");

        assertThat(send(additional, "bytes").status()).isEqualTo(403);
        assertThat(api.space(1).file(id())).isEmpty();
    }

    @Test
    void form_olderThanTenMinutes_isRefused() {
        clock.advance(Duration.ofMinutes(10));

        assertThat(send(fields(), "bytes").text()).contains("Policy expired");
    }

    @Test
    void form_inAnotherOrder_isKeptAndComplainedOf() {
        Map<String, String> turned = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(fields().keySet());
        for (int i = names.size() - 1; i >= 0; i--) {
            turned.put(names.get(i), fields().get(names.get(i)));
        }

        assertThat(send(turned, "bytes").status()).isEqualTo(204);
        assertThat(api.violations())
                .extracting(Violation::kind)
                .containsExactly(Violation.Kind.UPLOAD_FIELDS_REORDERED);
    }

    @Test
    void form_withAToken_isRefusedAndComplainedOf() {
        assertThat(api.handle(form(fields(), "bytes").withToken("t")).status()).isEqualTo(400);
        assertThat(api.violations()).extracting(Violation::kind).containsExactly(Violation.Kind.TOKEN_AT_UPLOAD);
    }

    @Test
    void form_withoutLengthFileOrBytes_isRefused() {
        assertThat(api.handle(FakeRequest.post("/uploads", "x")).status()).isEqualTo(411);
        assertThat(send(fields(), "").text()).contains("EntityTooSmall");
        assertThat(api.handle(form(fields(), "x").withBody("nonsense".getBytes(StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void form_signedAgainForTheSameAsset_hasTheSameKey() {
        JsonNode again = sign("{\"filename\":\"b.png\",\"id\":" + id() + "}");

        assertThat(again.path("fields").path("key"))
                .isEqualTo(signed.path("fields").path("key"));
        assertThat(again.path("id")).isEqualTo(signed.path("id"));
    }

    @Test
    void largeFile_overHttp_isStoredAsSent() throws IOException, InterruptedException {
        try (FakeManagementApi served = FakeManagementApi.builder()
                .spaces(SpaceBuilder.space(1, "Space"))
                .start()) {
            JsonNode permission =
                    Nodes.parse(served.handle(FakeRequest.post("/v1/spaces/1/assets", "{\"filename\":\"a.bin\"}")
                                    .withToken("t"))
                            .body());
            FileContent file = FileContent.generated(4, 20_000_000);
            byte[] form = UploadForms.of(permission, file.bytes()).body();

            HttpResponse<Void> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(served.uploadUrl().resolve("/uploads"))
                                    .header("Content-Type", "multipart/form-data; boundary=b")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(form))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(served.space(1).content(permission.path("id").asLong())).hasValue(file);
            assertThat(served.assetTraffic()).isEqualTo(new AssetTraffic(0, 0, 1, 20_000_000));
            assertThat(served.requests()).hasSize(1);
        }
    }

    @Test
    void uploads_ofAServer_haveAHostOfTheirOwn() {
        try (FakeManagementApi served = FakeManagementApi.builder()
                .spaces(SpaceBuilder.space(1, "Space"))
                .start()) {
            FakeResponse permission = served.handle(FakeRequest.post("/v1/spaces/1/assets", "{\"filename\":\"a.png\"}")
                    .withToken("t"));

            URI post =
                    URI.create(Nodes.parse(permission.body()).path("post_url").asString());
            assertThat(post).isEqualTo(served.uploadUrl().resolve("/uploads"));
            assertThat(post.getPort()).isNotEqualTo(served.baseUrl().getPort());
        }
    }

    private long id() {
        return signed.path("id").asLong();
    }

    private Map<String, String> fields() {
        return UploadForms.fields(signed);
    }

    private JsonNode sign(String json) {
        return Nodes.parse(
                api.handle(FakeRequest.post("/v1/spaces/1/assets", json).withToken("t"))
                        .body());
    }

    private FakeResponse send(Map<String, String> fields, String bytes) {
        return api.handle(form(fields, bytes));
    }

    private static FakeRequest form(Map<String, String> fields, String bytes) {
        return UploadForms.of(fields, bytes.getBytes(StandardCharsets.UTF_8));
    }
}
