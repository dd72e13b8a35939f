package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.sbsync.client.download.AssetDownload;
import dev.sbsync.client.error.AssetDownloadException;
import dev.sbsync.client.internal.transfer.FileHosts;
import dev.sbsync.client.model.Asset;
import dev.sbsync.transport.AttemptReport;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.SimulatedTime;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** Where files are read from, and what their hosts see. */
class FileHostsTest {

    private static final String ASSET_TOKEN = "4sset-t0ken";

    @RegisterExtension
    static final WireMockExtension files = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private static Asset asset(String filename, boolean isPrivate, long length) {
        return Asset.of(JsonNodeFactory.instance
                .objectNode()
                .put("id", 7)
                .put("filename", filename)
                .put("is_private", isPrivate)
                .put("content_length", length));
    }

    private static ManagementClientBuilder builder() {
        return ManagementClient.builder()
                .token(Token.of(Clients.SECRET))
                .assetToken(Token.of(ASSET_TOKEN))
                .assetBaseUrl(URI.create("http://localhost:" + files.getPort()))
                .retry(RetryConfig.builder().maxRetries(0).build());
    }

    private static void stub(String path, String body) {
        files.stubFor(WireMock.get(WireMock.urlPathEqualTo(path))
                .willReturn(WireMock.ok(body).withHeader("Content-Length", Integer.toString(body.length()))));
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.amazonaws.com/a.storyblok.com/f/1/x/h/a.png, https://a.storyblok.com/f/1/x/h/a.png",
        "https://s3.amazonaws.com/a-us.storyblok.com/f/1/h/a.png, https://a-us.storyblok.com/f/1/h/a.png",
        "https://s3.cn-north-1.amazonaws.com.cn/a.storyblokchina.cn/f/1/h/a, https://a.storyblokchina.cn/f/1/h/a",
        "//a-ap.storyblok.com/f/1/h/a.png, https://a-ap.storyblok.com/f/1/h/a.png",
        "https://media.example.com/f/1/h/a.png, https://media.example.com/f/1/h/a.png",
        "https://s3.amazonaws.com/bucket-without-dots/f/1/h/a, https://s3.amazonaws.com/bucket-without-dots/f/1/h/a",
    })
    void url_isThatOfTheDeliveryHost(String filename, String url) {
        assertThat(asset(filename, false, 1).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "https://mapi.storyblok.com, https://api.storyblok.com",
        "https://api-us.storyblok.com, https://api-us.storyblok.com",
        "https://app.storyblokchina.cn, https://app.storyblokchina.cn"
    })
    void signing_isAtTheDeliveryApiOfTheRegion(String baseUrl, String host) {
        FileHosts hosts = FileHosts.of(null, URI.create(baseUrl));

        assertThat(hosts.signing("https://a.storyblok.com/f/1/h/a b.png", "t&t"))
                .hasToString(host + "/v2/cdn/assets/me?token=t%26t"
                        + "&filename=https%3A%2F%2Fa.storyblok.com%2Ff%2F1%2Fh%2Fa%20b.png");
    }

    @Test
    void address_ofANameThatNoUrlCanHave_isEscaped() {
        assertThat(FileHosts.of(null, URI.create("https://mapi.storyblok.com"))
                        .address("https://a.storyblok.com/f/1/h/ü b%20c.png"))
                .hasToString("https://a.storyblok.com/f/1/h/%C3%BC%20b%20c.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://files.example.com", "ftp://localhost", "https://files.example.com/path"})
    void assetBaseUrl_unsafe_isRefused(String url) {
        assertThatThrownBy(() -> builder().assetBaseUrl(URI.create(url))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void download_plainHttpToAnotherMachine_isNotSent() {
        try (ManagementClient client =
                ManagementClient.builder().token(Token.of(Clients.SECRET)).build()) {
            assertThat(catchThrowableOfType(
                            AssetDownloadException.class,
                            () -> client.assets(1).download(asset("http://a.storyblok.com/f/1/h/a.png", false, 1))))
                    .hasMessageContaining("https");
        }
    }

    @Test
    void hosts_neverGetTheTokenOfTheApi_andListenersNoPathOfAFile() throws IOException {
        stub("/v2/cdn/assets/me", "{\"asset\":{\"signed_url\":\"https://a.storyblok.com/f/1/h/a.txt?sig=s3cret\"}}");
        stub("/f/1/h/a.txt", "text");
        List<AttemptReport> heard = new CopyOnWriteArrayList<>();
        try (ManagementClient client = builder()
                        .requestHeaders(request -> Map.of("X-Gateway", Clients.SECRET))
                        .listener(new TransportListener() {
                            @Override
                            public void attemptEnded(AttemptReport attempt) {
                                heard.add(attempt);
                            }
                        })
                        .build();
                AssetDownload download = client.assets(1)
                        .download(asset("https://s3.amazonaws.com/a.storyblok.com/f/1/h/a.txt", true, 4))) {
            assertThat(download.readAllBytes()).asString().isEqualTo("text");
        }

        List<LoggedRequest> requests = files.findAll(WireMock.anyRequestedFor(WireMock.anyUrl()));
        assertThat(requests)
                .extracting(LoggedRequest::getUrl)
                .containsExactly(
                        "/v2/cdn/assets/me?token=" + ASSET_TOKEN
                                + "&filename=https%3A%2F%2Fa.storyblok.com%2Ff%2F1%2Fh%2Fa.txt",
                        "/f/1/h/a.txt?sig=s3cret");
        assertThat(requests)
                .allSatisfy(request ->
                        assertThat(request.getHeaders().toString()).doesNotContain(Clients.SECRET, "Authorization"));
        assertThat(heard).extracting(AttemptReport::path).containsExactly("/v2/cdn/assets/me", "/f/{file}");
    }

    @Test
    void failures_neverShowTheSignatureOrTheAssetToken() {
        stub("/v2/cdn/assets/me", "{\"asset\":{\"signed_url\":\"https://a.storyblok.com/f/1/h/b.txt?sig=s3cret\"}}");
        files.stubFor(WireMock.get(WireMock.urlPathEqualTo("/f/1/h/b.txt"))
                .willReturn(WireMock.aResponse().withStatus(503)));
        try (ManagementClient client = builder().build()) {
            AssetDownloadException failure = catchThrowableOfType(
                    AssetDownloadException.class,
                    () -> client.assets(1).download(asset("https://a.storyblok.com/f/1/h/b.txt", true, 4)));

            assertThat(Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause))
                    .allSatisfy(cause -> assertThat(cause.toString()).doesNotContain("s3cret", ASSET_TOKEN));
        }
    }

    @Test
    void download_cacheHasAnOlderFile_isReadAtTheStorage() throws IOException {
        stub("/f/1/h/c.txt", "older");
        stub("/a.storyblok.com/f/1/h/c.txt", "new");
        try (ManagementClient client = builder().build();
                AssetDownload download = client.assets(1)
                        .download(asset("https://s3.amazonaws.com/a.storyblok.com/f/1/h/c.txt", false, 3))) {
            assertThat(download.readAllBytes()).asString().isEqualTo("new");
        }
    }

    @Test
    void downloads_atATime_areAtMostMaxTransfers() {
        SimulatedTime world = new SimulatedTime(7);
        ScriptedTransport transport = new ScriptedTransport();
        for (int i = 0; i < 4; i++) {
            transport.thenAnswer(200, "text");
        }
        ManagementClient client = ManagementClient.builder()
                .token(Token.of(Clients.SECRET))
                .transport(transport)
                .time(world.time())
                .maxTransfers(2)
                .build();
        Runnable download = () -> {
            try (AssetDownload open =
                    client.assets(1).download(asset("https://a.storyblok.com/f/1/h/a.txt", false, 4))) {
                world.time().sleep(Duration.ofSeconds(1));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };

        world.run(() -> {
            for (int i = 0; i < 4; i++) {
                world.tasks().start("download-" + i, download);
            }
        });

        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }
}
