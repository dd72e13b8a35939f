package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sbsync.client.internal.BudgetKey;
import dev.sbsync.client.model.Space;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiters;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ManagementClientTest {

    private static final Space STARTER = space(1, 0);
    private static final Space PAID = space(2, 1);

    @Test
    void build_noToken_saysHowToSetIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ManagementClient.builder().build())
                .withMessageContaining("token(Token.of(");
    }

    @Test
    void baseUrl_regionOrUrl_theLastOneCounts() {
        URI local = URI.create("http://localhost:1");

        assertThat(build(builder()).baseUrl()).isEqualTo(Region.EU.baseUrl());
        assertThat(build(builder().region(Region.CA)).baseUrl()).isEqualTo(Region.CA.baseUrl());
        assertThat(build(builder().region(Region.CA).baseUrl(local)).baseUrl()).isEqualTo(local);
        assertThat(build(builder().baseUrl(local).region(Region.CA)).baseUrl()).isEqualTo(Region.CA.baseUrl());
    }

    @Test
    void rateLimit_noPlan_isTheDefault() {
        assertThat(build(builder()).rateLimit()).isEqualTo(RateLimiters.DEFAULT_LIMIT);
    }

    @Test
    void paceFor_severalSpaces_theLowestPlanIsInForce() {
        ManagementClient client = build(builder());

        client.paceFor(PAID);
        assertThat(client.rateLimit()).isEqualTo(RateLimit.perSecond(6));
        client.paceFor(STARTER);
        client.paceFor(PAID);
        assertThat(client.rateLimit()).isEqualTo(RateLimit.perSecond(3));
        client.paceFor(space(1, 5));
        assertThat(client.rateLimit()).isEqualTo(RateLimit.perSecond(6));
    }

    @Test
    void paceFor_explicitLimit_changesNothing() {
        ManagementClient client = build(builder().rateLimit(RateLimit.perSecond(50)));

        client.paceFor(STARTER);

        assertThat(client.rateLimit()).isEqualTo(RateLimit.perSecond(50));
    }

    @Test
    void rateLimiters_sameHostAndToken_shareABudget() {
        RateLimiters registry = RateLimiters.create();
        ManagementClient source = build(builder().rateLimiters(registry));
        ManagementClient target = build(builder().rateLimiters(registry));
        ManagementClient otherHost = build(builder().rateLimiters(registry).region(Region.US));
        ManagementClient otherToken = build(builder().rateLimiters(registry).token(Token.of("other")));
        ManagementClient otherRegistry = build(builder());

        target.paceFor(STARTER);

        assertThat(source.rateLimit()).isEqualTo(RateLimit.perSecond(3));
        assertThat(List.of(otherHost.rateLimit(), otherToken.rateLimit(), otherRegistry.rateLimit()))
                .containsOnly(RateLimiters.DEFAULT_LIMIT);
    }

    @Test
    void budgetKey_explicitDefaultPort_isTheSame() {
        Token token = Token.of(Clients.SECRET);

        assertThat(BudgetKey.of(URI.create("https://a.example:443"), token))
                .isEqualTo(BudgetKey.of(URI.create("https://a.example"), token))
                .isNotEqualTo(BudgetKey.of(URI.create("https://a.example:444"), token))
                .doesNotContain(Clients.SECRET);
    }

    @Test
    void close_givenTransport_staysOpen() {
        ScriptedTransport transport = new ScriptedTransport();

        Clients.on(transport).close();

        assertThat(transport.closed()).isFalse();
    }

    @Test
    void counting_nestedViews_tellsAllListenersAndLeavesTheClientSilent() {
        ScriptedTransport transport = new ScriptedTransport();
        ManagementClient client = Clients.on(transport);
        List<CallCounts> outer = new ArrayList<>();
        List<CallCounts> inner = new ArrayList<>();
        ManagementClient view = client.counting(outer::add);

        spaces(transport, view);
        spaces(transport, view.counting(inner::add));
        spaces(transport, client);

        assertThat(outer).hasSize(2);
        assertThat(inner).hasSize(1);
        assertThat(view.stats().total()).isEqualTo(3);
    }

    @Test
    void toString_anyClient_hasNoToken() {
        assertThat(build(builder())).hasToString("ManagementClient[https://mapi.storyblok.com]");
    }

    private static void spaces(ScriptedTransport transport, ManagementClient client) {
        transport.thenAnswer(200, "{\"spaces\":[]}");
        client.spaces().list();
    }

    private static ManagementClientBuilder builder() {
        return ManagementClient.builder().token(Token.of(Clients.SECRET));
    }

    private static ManagementClient build(ManagementClientBuilder builder) {
        return builder.build();
    }

    private static Space space(long id, int planLevel) {
        return Space.of(JsonNodeFactory.instance.objectNode().put("id", id).put("plan_level", planLevel));
    }
}
