package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sbsync.testkit.FakeResponse.Delivery;
import dev.sbsync.testkit.FakeToken.Scope;
import dev.sbsync.testkit.assertj.FakeAssertions;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Faults, tokens and lags meet every kind of item alike. */
class EveryKindTest {
    private static final Duration LAG = Duration.ofSeconds(3);

    /** A kind with the body of a create and of an update; {@code #} is the id of what it belongs to. */
    enum Kind {
        STORIES("story", "{\"slug\":\"new\",\"name\":\"New\",\"parent_id\":0}", "{\"name\":\"Changed\"}"),
        COMPONENTS("component", "{\"name\":\"new\"}", "{\"color\":\"#fff\"}"),
        COMPONENT_GROUPS("component_group", "{\"name\":\"New\"}", "{\"name\":\"Changed\"}"),
        INTERNAL_TAGS("internal_tag", "{\"name\":\"new\",\"object_type\":\"component\"}", "{\"name\":\"changed\"}"),
        PRESETS("preset", "{\"name\":\"new\",\"component_id\":#}", "{\"name\":\"changed\"}"),
        DATASOURCES("datasource", "{\"name\":\"New\",\"slug\":\"new\"}", "{\"name\":\"Changed\"}"),
        DATASOURCE_ENTRIES(
                "datasource_entry",
                "{\"name\":\"new\",\"value\":\"v\",\"datasource_id\":#}",
                "{\"name\":\"changed\",\"value\":\"v\"}"),
        ASSET_FOLDERS("asset_folder", "{\"name\":\"New\"}", "{\"name\":\"Changed\"}");

        private final String wrapper;
        private final String create;
        private final String update;

        Kind(String wrapper, String create, String update) {
            this.wrapper = wrapper;
            this.create = create;
            this.update = update;
        }

        String resource() {
            return name().toLowerCase(Locale.ROOT);
        }

        FakeResponse create(Client client) {
            String owner = this == PRESETS ? "components" : "datasources";
            long id = client.space().items(owner).get(0).path("id").longValue();
            return client.post(
                    "/" + resource(), "{\"" + wrapper + "\":" + create.replace("#", Long.toString(id)) + "}");
        }

        FakeResponse update(Client client, JsonNode item) {
            return client.put("/" + resource() + "/" + item.path("id"), "{\"" + wrapper + "\":" + update + "}");
        }

        JsonNode item(FakeResponse answer) {
            return Client.json(answer).path(wrapper);
        }

        int listed(Client client) {
            return Client.json(client.get("/" + resource())).path(resource()).size();
        }
    }

    private static SpaceBuilder space() {
        return SpaceBuilder.space(Client.SPACE, "Test")
                .component("page", "{}")
                .group("Old")
                .tag("component", "old")
                .preset("page", "old", "{}")
                .datasource("old", "Old")
                .entry("old", "old", "v")
                .assetFolder("Old")
                .story("old");
    }

    @ParameterizedTest
    @EnumSource
    void create_thatIsLostBefore_isNotStored_andAfter_isStored(Kind kind) {
        Client client = Client.over(space());
        client.api.faults().add(FaultRule.onResource("POST", kind.resource()).then(FaultAction.dropBefore()));
        client.api
                .faults()
                .add(FaultRule.onResource("POST", kind.resource()).call(2).then(FaultAction.dropAfter()));

        assertThat(kind.create(client).delivery()).isEqualTo(Delivery.DROPPED);
        assertThat(kind.listed(client)).isEqualTo(1);
        assertThat(kind.create(client).delivery()).isEqualTo(Delivery.DROPPED);
        assertThat(kind.listed(client)).isEqualTo(2);
        assertThat(client.api.commits())
                .extracting(Commit::resource, Commit::kind)
                .containsExactly(tuple(kind.resource(), Commit.Kind.CREATED));
        FakeAssertions.assertThat(client.api).wrote(kind.resource(), 2);
    }

    @ParameterizedTest
    @EnumSource
    void update_thatIsStoredLate_isStoredThen(Kind kind) {
        Client client = Client.over(space());
        JsonNode item = kind.item(kind.create(client));
        client.api
                .faults()
                .add(FaultRule.onResource("PUT", kind.resource()).then(FaultAction.lateCommit(LAG, 504, "")));

        assertThat(kind.update(client, item).status()).isEqualTo(504);
        assertThat(client.get("/" + kind.resource()).text()).doesNotContainIgnoringCase("changed", "#fff");
        client.clock.advance(LAG);
        assertThat(client.get("/" + kind.resource()).text().toLowerCase(Locale.ROOT))
                .containsAnyOf("changed", "#fff");
    }

    @ParameterizedTest
    @EnumSource
    void answers_thatAreWrong_areGivenForEveryKind(Kind kind) {
        Client client = Client.over(space());
        JsonNode item = kind.item(kind.create(client));
        client.api.faults().add(FaultRule.onResource("GET", kind.resource()).then(FaultAction.foreign()));
        client.api
                .faults()
                .add(FaultRule.onResource("GET", kind.resource()).call(2).then(FaultAction.shortPage(1)));
        client.api
                .faults()
                .add(FaultRule.onResource("GET", kind.resource()).call(3).then(FaultAction.emptyPage()));
        client.api
                .faults()
                .add(FaultRule.onResource("GET", kind.resource()).call(4).then(FaultAction.truncate()));
        client.api
                .faults()
                .add(FaultRule.onResource("GET", kind.resource()).call(5).then(FaultAction.duplicateKey()));
        client.api
                .faults()
                .add(FaultRule.onResource("GET", kind.resource()).call(6).then(FaultAction.html(200)));

        assertThat(kind.item(client.get("/" + kind.resource() + "/" + item.path("id")))
                        .path("id"))
                .isNotEqualTo(item.path("id"));
        assertThat(kind.listed(client)).isEqualTo(1);
        assertThat(kind.listed(client)).isZero();
        assertThat(client.get("/" + kind.resource()).delivery()).isEqualTo(Delivery.TRUNCATED);
        assertThat(client.get("/" + kind.resource()).text()).contains("\"title\":\"a\",\"title\":\"b\"");
        assertThat(client.get("/" + kind.resource()).text()).contains("<html>");
    }

    @ParameterizedTest
    @EnumSource
    void newItem_underListLag_isReadById_butNotListedYet(Kind kind) {
        Client client = new Client(FakeManagementApi.builder().spaces(space()).listLag(LAG));

        JsonNode item = kind.item(kind.create(client));

        assertThat(kind.listed(client)).isEqualTo(1);
        assertThat(client.get("/components").text()).doesNotContain("\"New\"");
        assertThat(kind.item(client.get("/" + kind.resource() + "/" + item.path("id")))
                        .path("id"))
                .isEqualTo(item.path("id"));
        client.clock.advance(LAG);
        assertThat(kind.listed(client)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void newItem_underTheListLagOfAFault_isNotListedYet(Kind kind) {
        Client client = Client.over(space());
        client.api.faults().add(FaultRule.onResource("POST", kind.resource()).then(FaultAction.listLag(LAG)));

        JsonNode item = kind.item(kind.create(client));

        assertThat(kind.listed(client)).isEqualTo(1);
        assertThat(client.get("/" + kind.resource() + "/" + item.path("id")).status())
                .isEqualTo(200);
        client.clock.advance(LAG);
        assertThat(kind.listed(client)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void token_withAScopeForAKind_isBoundToIt(Kind kind) {
        Client reader = over(FakeToken.of("t").with(kind.resource(), Scope.READ));
        Client stranger = over(FakeToken.of("t").with(kind.resource(), Scope.NONE));

        assertThat(kind.create(reader).status()).isEqualTo(403);
        assertThat(kind.listed(reader)).isEqualTo(1);
        assertThat(stranger.get("/" + kind.resource()).status()).isEqualTo(403);
        assertThat(kind.create(stranger).status()).isEqualTo(403);
        for (Kind other : Kind.values()) {
            if (other != kind) {
                assertThat(other.create(reader).status()).as(other.resource()).isIn(200, 201);
            }
        }
        assertThat(reader.api.commits()).extracting(Commit::resource).doesNotContain(kind.resource());
    }

    @Test
    void token_withScopes_saysSo_andSettingsAreAKind() {
        Client client =
                over(FakeToken.of("t").readOnly().with("stories", Scope.WRITE).with("presets", Scope.NONE));

        List<String> scopes = client.api
                .handle(FakeRequest.get("/v1/tokens/validate").withToken("t"))
                .text()
                .lines()
                .flatMap(text -> Arrays.stream(text.split("\"")))
                .toList();
        assertThat(scopes)
                .contains("stories:write", "components:read")
                .doesNotContain("stories:publish", "components:write", "presets:read");
        assertThat(client.put("", "{\"space\":{\"mobile_size\":\"300\"}}").status())
                .isEqualTo(403);
        assertThat(client.get("").status()).isEqualTo(200);
    }

    @Test
    void settings_meetFaultsToo() {
        Client client = new Client(FakeManagementApi.builder().spaces(space(), SpaceBuilder.space(8, "Other")));
        client.api.faults().add(FaultRule.onResource("PUT", "spaces").then(FaultAction.dropBefore()));
        client.api.faults().add(FaultRule.onResource("PUT", "spaces").call(2).then(FaultAction.dropAfter()));
        client.api.faults().add(FaultRule.onResource("GET", "spaces").then(FaultAction.foreign()));
        String body = "{\"space\":{\"mobile_size\":\"300\"}}";

        assertThat(client.put("", body).delivery()).isEqualTo(Delivery.DROPPED);
        assertThat(client.space().settings().has("mobile_size")).isFalse();
        assertThat(client.put("", body).delivery()).isEqualTo(Delivery.DROPPED);
        assertThat(client.space().settings().path("mobile_size").stringValue()).isEqualTo("300");
        assertThat(Client.json(client.get("")).path("space").path("name").stringValue())
                .isEqualTo("Other");
    }

    @Test
    void tokenOfAnotherSpace_isRefusedInOneOfThreeWays() {
        FakeToken token = FakeToken.of("t").onlySpaces(8);

        assertThat(over(token).get("/components").status()).isEqualTo(403);
        assertThat(over(token, Switch.HIDDEN_SPACE_NOT_FOUND).get("/components").status())
                .isEqualTo(404);
        assertThat(over(token, Switch.HIDDEN_SPACE_UNAUTHORIZED)
                        .get("/components")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void negativeLag_isRefused() {
        assertThatThrownBy(() -> FakeManagementApi.builder().listLag(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultAction.listLag(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusal_hasOneText_whereSwitched() {
        for (Kind kind : Set.of(Kind.COMPONENTS, Kind.DATASOURCES, Kind.DATASOURCE_ENTRIES, Kind.INTERNAL_TAGS)) {
            Client client = Client.over(space(), Switch.REFUSED_WITH_ONE_TEXT);
            kind.create(client);

            FakeResponse refused = kind.create(client);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).startsWith("{\"error\":\"Name has already been taken");
        }
    }

    @Test
    void unpagedLists_arePaged_whereSwitched() {
        Client client = Client.over(
                RandomModel.of(1).addTo(SpaceBuilder.space(Client.SPACE, "Large")), Switch.EVERY_LIST_PAGED);

        for (String kind : new String[] {"components", "presets"}) {
            FakeResponse first = client.get("/" + kind);
            assertThat(Client.json(first).path(kind).size()).isEqualTo(25);
            assertThat(Integer.parseInt(first.header("Total").orElseThrow())).isGreaterThan(25);
        }
        assertThat(Client.json(client.get("/components?page=2&per_page=30"))
                        .path("components")
                        .size())
                .isEqualTo(10);
        assertThat(client.get("/components").text()).contains("\"component_groups\":[{");
    }

    private static Client over(FakeToken token, Switch... switches) {
        return new Client(FakeManagementApi.builder().spaces(space()).acceptToken(token), switches);
    }
}
