package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.internal.json.Nodes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DownloadsTest {
    private final SpaceBuilder space = SpaceBuilder.space(Client.SPACE, "Source")
            .assetFolder("Press")
            .tag("asset", "Team")
            .assetToken("secret")
            .asset(
                    "Press/hero.png",
                    FileContent.png(16, 9, 1),
                    asset -> asset.size("16x9").alt("Hero").tags("Team"))
            .asset("large.bin", FileContent.generated(5, 300_000_000))
            .asset("plan.pdf", FileContent.text("a plan"), AssetBuilder::privately);
    private final Client client = Client.over(space, new Switch[0]);

    @Test
    void file_isServedByThePathOfBothForms_withoutAToken() {
        for (String host : new String[] {"", "/a.storyblok.com", "/a-us.storyblok.com"}) {
            FakeResponse file = client.api.handle(FakeRequest.get(host + path("Press/hero.png")));

            assertThat(file.status()).isEqualTo(200);
            assertThat(file.content()).isEqualTo(FileContent.png(16, 9, 1));
            assertThat(file.header("content-type")).hasValue("image/png");
            assertThat(file.header("etag"))
                    .hasValue("\"" + FileContent.png(16, 9, 1).md5() + "\"");
        }
        assertThat(path("Press/hero.png")).contains("/16x9/");
        assertThat(path("plan.pdf").split("/")).hasSize(5);
    }

    @Test
    void head_hasTheLengthWithoutABody() {
        FakeResponse head = client.api.handle(FakeRequest.of("HEAD", path("large.bin")));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("content-length")).hasValue("300000000");
        assertThat(head.content().length()).isZero();
        assertThat(client.api.assetTraffic()).isEqualTo(new AssetTraffic(0, 0, 0, 0));
    }

    @Test
    void missingFile_is404_or403() {
        Client forbidding = Client.over(SpaceBuilder.space(7, "Empty"), Switch.MISSING_FILE_FORBIDDEN);

        assertThat(client.api.handle(FakeRequest.get("/f/7/abc/none.png")).text())
                .contains("<Code>NoSuchKey</Code>");
        assertThat(forbidding.api.handle(FakeRequest.get("/f/7/abc/none.png")).status())
                .isEqualTo(403);
    }

    @Test
    void privateFile_needsASignature_whichExpires() {
        assertThat(client.api.handle(FakeRequest.get(path("plan.pdf"))).status())
                .isEqualTo(403);

        String signed = signed("secret").path("signed_url").stringValue();
        String target = signed.substring(signed.indexOf("/f/"));
        assertThat(client.api.handle(FakeRequest.get(target)).text()).isEqualTo("a plan");
        assertThat(client.api.handle(FakeRequest.get(target + "0")).status()).isEqualTo(403);
        client.clock.advance(Duration.ofMinutes(10));
        assertThat(client.api.handle(FakeRequest.get(target)).text()).contains("Request has expired");
    }

    @Test
    void signature_needsAnAssetTokenOfTheSpace() {
        assertThat(signed("other").path("error").stringValue()).isEqualTo("Unauthorized");
        assertThat(signed("").path("error").stringValue()).isEqualTo("Unauthorized");
        assertThat(client.api.history()).contains("token=…").doesNotContain("secret", "other");
    }

    @Test
    void downloads_areCountedApart() {
        client.api.handle(FakeRequest.get(path("Press/hero.png")));
        client.api.failNext("GET", "/f/**", FaultAction.truncate());
        client.api.handle(FakeRequest.get(path("large.bin")));
        client.api.failNext("GET", "/f/**", FaultAction.status(503));
        client.api.handle(FakeRequest.get(path("Press/hero.png")));

        long hero = FileContent.png(16, 9, 1).length();
        assertThat(client.api.assetTraffic()).isEqualTo(new AssetTraffic(3, hero + 150_000_000, 0, 0));
        assertThat(client.api.requests()).isEmpty();
        assertThat(client.api.assetRequests()).hasSize(3);
        client.api.clearRequests();
        assertThat(client.api.assetTraffic()).isEqualTo(new AssetTraffic(0, 0, 0, 0));
        assertThat(client.api.assetRequests()).isEmpty();
    }

    @Test
    void rowOfABuiltAsset_hasWhatTheApiShows() {
        JsonNode row =
                Client.json(client.get("/assets?per_page=1")).path("assets").path(0);

        assertThat(row.path("filename").stringValue())
                .isEqualTo("https://s3.amazonaws.com/a.storyblok.com" + path("Press/hero.png"));
        assertThat(row.path("short_filename").stringValue()).isEqualTo("hero.png");
        assertThat(row.path("content_type").stringValue()).isEqualTo("image/png");
        assertThat(row.path("content_length").longValue())
                .isEqualTo(FileContent.png(16, 9, 1).length());
        assertThat(row.path("asset_folder_id").longValue()).isEqualTo(space.idOf("asset_folders", "Press"));
        assertThat(row.path("internal_tag_ids").toString())
                .isEqualTo("[" + space.idOf("internal_tags", "asset/Team") + "]");
        assertThat(row.has("file") || row.has("pending")).isFalse();
    }

    @Test
    void filesOfADataset_areGivenOrFollowFromTheLength() {
        Dataset dataset = Dataset.of(Nodes.parse("""
                {"spaces":[{"id":7,"name":"S","assets":[
                  {"id":1,"name":"a.txt","file":{"text":"hello"}},
                  {"id":2,"name":"b.bin","file":{"seed":3,"length":1000}},
                  {"id":3,"name":"c.png","file":{"png":{"width":3,"height":4}}},
                  {"id":4,"filename":"https://s3.amazonaws.com/a.storyblok.com/f/7/x/abc/d.zip","content_length":10},
                  {"id":5,"name":"e.bin","file":{"base64":"AAE="}},
                  {"id":6,"name":"none.bin"}]}]}
                """));
        FakeSpace loaded = FakeManagementApi.builder().dataset(dataset).build().space(7);

        assertThat(loaded.content(1)).hasValue(FileContent.text("hello"));
        assertThat(loaded.content(2)).hasValue(FileContent.generated(3, 1000));
        assertThat(loaded.content(3)).hasValue(FileContent.png(3, 4, 0));
        assertThat(loaded.content(4)).hasValue(FileContent.generated(4, 10));
        assertThat(loaded.file(5)).hasValue(new byte[] {0, 1});
        assertThat(loaded.content(6)).isEmpty();
        for (String bad : new String[] {"{\"name\":\"a\",\"file\":{\"seed\":1}}", "{\"file\":{\"text\":\"\"}}"}) {
            assertThatThrownBy(() -> Dataset.of(
                            Nodes.parse("{\"spaces\":[{\"id\":7,\"name\":\"S\",\"assets\":[" + bad + "]}]}")))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("spaces[0].assets[0]");
        }
    }

    @Test
    void generatedContent_isTheSameReadInAnyWay() {
        byte[] all = FileContent.generated(9, 100_000).bytes();

        assertThat(FileContent.of(all)).isEqualTo(FileContent.generated(9, 100_000));
        assertThat(FileContent.of(all)).isNotEqualTo(FileContent.generated(8, 100_000));
    }

    @Test
    void file_isServedOverHttp_withItsLengthAndHead() throws IOException, InterruptedException {
        try (FakeManagementApi api = FakeManagementApi.builder().spaces(space).start()) {
            HttpClient http = HttpClient.newHttpClient();
            URI uri = api.assetUrl().resolve(path("large.bin"));
            HttpResponse<Void> head = http.send(
                    HttpRequest.newBuilder(uri)
                            .method("HEAD", HttpRequest.BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.discarding());
            assertThat(head.headers().firstValueAsLong("content-length")).hasValue(300_000_000);

            URI hero = api.assetUrl().resolve(path("Press/hero.png"));
            HttpResponse<byte[]> file = http.send(HttpRequest.newBuilder(hero).build(), BodyHandlers.ofByteArray());
            assertThat(FileContent.of(file.body())).isEqualTo(FileContent.png(16, 9, 1));

            String me = "/v2/cdn/assets/me?token=secret&filename=" + space.assetUrl("plan.pdf");
            HttpResponse<byte[]> signed =
                    http.send(HttpRequest.newBuilder(api.assetUrl().resolve(me)).build(), BodyHandlers.ofByteArray());
            URI url = URI.create(
                    Nodes.parse(signed.body()).path("asset").path("signed_url").stringValue());
            assertThat(url.getPort()).isEqualTo(api.assetUrl().getPort());
            assertThat(http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString(StandardCharsets.UTF_8))
                            .body())
                    .isEqualTo("a plan");
        }
    }

    private String path(String asset) {
        return URI.create(space.assetUrl(asset)).getPath();
    }

    private JsonNode signed(String token) {
        FakeResponse answer = client.api.handle(
                FakeRequest.get("/v2/cdn/assets/me?token=" + token + "&filename=" + space.assetUrl("plan.pdf")));
        JsonNode body = Nodes.parse(answer.body());
        return answer.status() == 200 ? body.path("asset") : body;
    }
}
