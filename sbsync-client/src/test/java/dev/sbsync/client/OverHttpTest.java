package dev.sbsync.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.ServerErrorException;
import dev.sbsync.client.error.ThrottledException;
import dev.sbsync.client.error.UnusableAnswerException;
import dev.sbsync.client.internal.Json;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.retry.RetryConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client sends and reads over real HTTP, faults of the connection included. */
class OverHttpTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private ManagementClient client = client(0);

    @BeforeEach
    void connect() {
        client = client(0);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void create_anyText_leavesAsUtf8WithTheTokenInTheHeader() {
        answer(aResponse().withStatus(201).withBody("{\"story\":{\"id\":1,\"uuid\":\"u\",\"slug\":\"a\"}}"));
        String content = "{\"z\":\"\u00e9 \u05e9 \ud83d\ude00\",\"a\":[1.10,1E+2,1e400,12345678901234567890]}";

        client.stories(5).create(StoryPayload.empty().content(Json.parse(content.getBytes(StandardCharsets.UTF_8))));

        SERVER.verify(postRequestedFor(urlEqualTo("/v1/spaces/5/stories"))
                .withHeader("Authorization", equalTo(Clients.SECRET))
                .withHeader("Content-Type", containing("application/json")));
        assertThat(SERVER.getAllServeEvents().get(0).getRequest().getBodyAsString())
                .isEqualTo("{\"story\":{\"content\":" + content + "}}");
    }

    @Test
    void list_pagingHeadersInAnyCase_areFollowed() {
        page(1, "{\"stories\":[{\"id\":1},{\"id\":2}]}");
        page(2, "{\"stories\":[{\"id\":3}]}");

        StoryQuery query = StoryQuery.builder().perPage(2).build();

        assertThat(client.stories(5).list(query))
                .extracting(story -> story.id())
                .containsExactly(1L, 2L, 3L);
        assertThat(client.stats().total()).isEqualTo(2);
    }

    @Test
    void slugTaken_overHttp_isTyped() {
        answer(aResponse().withStatus(422).withBody("{\"slug\":[\"has already been taken\"]}"));

        assertThat(thrown(InvalidException.class).slugTaken()).isTrue();
    }

    @Test
    void throttled_limitNamed_isFollowed() {
        answer(aResponse().withStatus(429).withBody("{\"error\":\"Rate limit of 6 request per second reached.\"}"));

        thrown(ThrottledException.class);

        assertThat(client.rateLimit()).isEqualTo(RateLimit.perSecond(6));
    }

    @Test
    void throttled_noRetriesLeft_isTypedAndNotAmbiguous() {
        answer(aResponse().withStatus(429).withBody("{\"error\":\"Rate limit of 6 request per second reached.\"}"));

        ThrottledException thrown = thrown(ThrottledException.class);

        assertThat(thrown.ambiguous()).isFalse();
        assertThat(thrown.attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void serverError_write_isTypedAndAmbiguous(int status) {
        answer(aResponse().withStatus(status).withBody("<html>" + Clients.SECRET + "</html>"));

        ServerErrorException thrown = thrown(ServerErrorException.class);

        assertThat(thrown.status()).isEqualTo(status);
        assertThat(thrown.ambiguous()).isTrue();
        assertNoSecretIn(thrown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html></html>", "{\"story\":{\"id\":1}} ]", "{}"})
    void unusable2xx_write_isTypedAndAmbiguous(String body) {
        answer(aResponse().withStatus(200).withBody(body));

        UnusableAnswerException thrown = thrown(UnusableAnswerException.class);

        assertThat(thrown.ambiguous()).isTrue();
        assertThat(thrown.status()).isEqualTo(200);
    }

    @Test
    void unusable2xx_read_isAskedForAgain() {
        try (ManagementClient patient = client(1)) {
            SERVER.stubFor(get(anyUrl())
                    .inScenario("proxy")
                    .whenScenarioStateIs("Started")
                    .willSetStateTo("gone")
                    .willReturn(aResponse().withBody("<html></html>")));
            SERVER.stubFor(get(anyUrl())
                    .inScenario("proxy")
                    .whenScenarioStateIs("gone")
                    .willReturn(aResponse().withBody("{\"story\":{\"id\":1,\"uuid\":\"u\",\"slug\":\"a\"}}")));

            assertThat(patient.stories(5).get(1).id()).isEqualTo(1);
            assertThat(patient.stats().retries()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void brokenAnswer_anyWay_isATransportException(Fault fault) {
        answer(aResponse().withFault(fault));

        TransportException thrown = thrown(TransportException.class);

        assertThat(thrown.ambiguous()).isTrue();
        assertNoSecretIn(thrown);
    }

    @Test
    void redirect_write_isNotFollowed() {
        answer(aResponse().withStatus(302).withHeader("Location", "http://localhost:1/elsewhere"));

        assertNoSecretIn(thrown(SbsyncException.class));
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
    }

    @Test
    void refused_query_isNotInTheMessage() {
        answer(aResponse().withStatus(403).withBody("{\"error\":\"no\"}"));
        StoryQuery query = StoryQuery.builder().startsWith("private-folder").build();

        ApiException thrown = catchThrowableOfType(
                ApiException.class, () -> client.stories(5).list(query).toList());

        assertThat(thrown.path()).isEqualTo("/v1/spaces/5/stories");
        assertThat(thrown.getMessage()).doesNotContain("private-folder");
    }

    private static <T extends SbsyncException> T thrown(Class<T> type, ManagementClient by) {
        return catchThrowableOfType(type, () -> by.stories(5).create(StoryPayload.empty()));
    }

    private <T extends SbsyncException> T thrown(Class<T> type) {
        return thrown(type, client);
    }

    private static void assertNoSecretIn(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(Clients.SECRET);
        }
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SERVER.stubFor(any(anyUrl()).willReturn(response));
    }

    private static void page(int number, String body) {
        SERVER.stubFor(get(anyUrl())
                .withQueryParam("page", equalTo(Integer.toString(number)))
                .willReturn(aResponse()
                        .withHeader("total", "3")
                        .withHeader("PER-PAGE", "2")
                        .withBody(body)));
    }

    private static ManagementClient client(int retries) {
        RetryConfig retry = RetryConfig.builder()
                .maxRetries(retries)
                .base(Duration.ofMillis(1))
                .build();
        return ManagementClient.builder()
                .token(Token.of(Clients.SECRET))
                .baseUrl(URI.create(SERVER.baseUrl()))
                .rateLimit(RateLimit.perSecond(1000))
                .retry(retry)
                .build();
    }
}
