package dev.sbsync.cli.effects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.cli.ParsedCommand;
import dev.sbsync.cli.config.Key;
import dev.sbsync.cli.config.PairConnection;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.Region;
import dev.sbsync.client.model.Space;
import dev.sbsync.core.item.Kind;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.transport.ratelimit.RateLimit;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The effect of each {@link Key}, however it is set. */
final class SettingEffects {

    private static final String SOURCE_STORIES = "/v1/spaces/101001/stories/*";

    private SettingEffects() {}

    /** Returns a command that shows it, for settings that belong to several. */
    static String command(Key key) {
        return switch (key) {
            case WORKERS, RETRY_BASE_MS, ASSET_BASE_URL, ASSET_DOMAINS -> "sync";
            default -> "plan";
        };
    }

    static void check(Key key, Trial trial) throws Exception {
        switch (key) {
            case TOKEN -> token(trial);
            case SOURCE_TOKEN -> tokenOfASide(trial, Scene.SOURCE_TOKEN, Scene.TARGET_TOKEN);
            case TARGET_TOKEN -> tokenOfASide(trial, Scene.TARGET_TOKEN, Scene.SOURCE_TOKEN);
            case FROM -> space(trial, "'Third' (101003) → 'Target' (101002)", "The source space is not set");
            case TO -> space(trial, "'Source' (101001) → 'Third' (101003)", "The target space is not set");
            case FROM_REGION -> region(trial, 0);
            case TO_REGION -> region(trial, 1);
            case BASE_URL -> baseUrl(trial);
            case RPS -> rps(trial);
            case BURST -> burst(trial);
            case ALLOW_EMPTY -> allowEmpty(trial);
            case KINDS -> kinds(trial);
            case ASSETS -> assets(trial);
            case LIMIT_SCOPE -> limitScope(trial);
            case WORKERS -> WorkersEffect.check(trial);
            case RETRY_MAX -> retryMax(trial);
            case RETRY_BASE_MS -> retryBase(trial);
            case RETRY_CAP_MS -> retryCap(trial);
            case RETRY_AFTER_MAX -> retryAfterMax(trial);
            case ASSET_BASE_URL -> assetBaseUrl(trial);
            case ASSET_DOMAINS -> assetDomains(trial);
            case SOURCE_ASSET_TOKEN -> sourceAssetToken(trial);
            case TARGET_ASSET_TOKEN -> targetAssetToken(trial);
            default -> throw new IllegalStateException("Nothing shows what " + key + " changes; say it here.");
        }
    }

    private static void token(Trial trial) throws Exception {
        assertThat(trial.without().err()).contains("No token is set for the source");
        assertThat(trial.with("refused").err()).contains("The API refused the token");
        assertThat(trial.with(Scene.TOKEN).code()).isZero();
    }

    private static void tokenOfASide(Trial trial, String own, String other) throws Exception {
        trial.having("SB_TOKEN", other);
        assertThat(trial.without().code()).isEqualTo(1);
        assertThat(trial.with(own).code()).isZero();
    }

    private static void space(Trial trial, String pair, String missing) throws Exception {
        Result without = trial.without();
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains(missing);
        Result with = trial.with("101003");
        if (trial.command().equals("watch")) {
            String spaces = "space " + pair.replaceAll("\\D+(\\d+)\\D+(\\d+)\\D+", "$1 for space $2");
            assertThat(with.err()).contains("Watching " + spaces);
        } else {
            assertThat(with.out()).contains(pair);
        }
    }

    /** Returns whether the hosts of the command are those of a run. */
    private static boolean ofRun(Trial trial) {
        return Set.of("resume", "undo").contains(trial.command());
    }

    private static void prepare(Trial trial) {
        if (trial.command().equals("resume")) {
            trial.scene().unfinished();
        } else {
            trial.scene().synced();
        }
    }

    private static void region(Trial trial, int side) throws Exception {
        trial.having("SB_MA_BASE_URL", "");
        if (ofRun(trial)) {
            prepare(trial);
            assertThat(trial.with("us").err()).contains("-region is https://api-us.storyblok.com");
            assertThat(trial.without().code()).isZero();
            return;
        }
        URI eu = Region.EU.baseUrl();
        URI us = Region.US.baseUrl();
        List<URI> pair = side == 0 ? List.of(us, eu) : List.of(eu, us);
        assertThat(hosts(trial.parsedWithout())).containsOnly(eu);
        assertThat(hosts(trial.parsedWith("us"))).isEqualTo(trial.command().equals("spaces") ? List.of(us) : pair);
    }

    private static void baseUrl(Trial trial) throws Exception {
        if (ofRun(trial)) {
            prepare(trial);
            assertThat(trial.with("http://127.0.0.1:9").err()).contains("the base URL is http://127.0.0.1:9");
            assertThat(trial.without().code()).isZero();
            return;
        }
        assertThat(hosts(trial.parsedWithout())).containsOnly(Region.EU.baseUrl());
        trial.with(trial.scene().api().baseUrl().toString());
        assertThat(trial.scene().api().requests()).isNotEmpty();
    }

    private static void rps(Trial trial) throws Exception {
        if (trial.command().equals("plan")) {
            assertThat(trial.without().out()).contains("at 6.0/s");
            assertThat(trial.with("12.5").out()).contains("at 12.5/s");
        }
        atUnknownHost(trial);
        assertThat(limit(trial.parsedWithout())).isNotEqualTo(new RateLimit(4.5, 5));
        assertThat(limit(trial.parsedWith("4.5"))).isEqualTo(new RateLimit(4.5, 5));
    }

    private static void burst(Trial trial) throws Exception {
        atUnknownHost(trial).having("SB_MA_RPS", "4");
        assertThat(limit(trial.parsedWithout())).isEqualTo(new RateLimit(4, 4));
        assertThat(limit(trial.parsedWith("9"))).isEqualTo(new RateLimit(4, 9));
    }

    private static void allowEmpty(Trial trial) throws Exception {
        assertThat(trial.without("--prefix", "nothing").code()).isEqualTo(2);
        assertThat(trial.with("false", "--prefix", "nothing").code()).isEqualTo(2);
        assertThat(trial.with("true", "--prefix", "nothing").code()).isZero();
        assertThat(trial.without("--prefix", "nothing", "--allow-empty").code()).isZero();
    }

    private static void kinds(Trial trial) throws Exception {
        assertThat(kinds(trial.parsedWithout())).containsExactly(Kind.STORIES);
        assertThat(kinds(trial.parsedWith("stories,components"))).containsExactly(Kind.COMPONENTS, Kind.STORIES);
        assertThat(kinds(trial.parsedWith("all"))).containsExactly(Kind.values());
        assertThat(trial.with("components", "--prefix", "blog").code()).isEqualTo(2);
        assertThat(trial.without("--prefix", "blog").code()).isNotEqualTo(2);
    }

    /** One asset is referenced, one is not. */
    private static void assets(Trial trial) throws Exception {
        trial.having("SB_KINDS", "assets,stories");
        trial.scene().source().addAsset("used.txt", FileContent.text("used"));
        trial.scene().source().addAsset("unused.txt", FileContent.text("unused"));
        String url =
                trial.scene().source().items("assets").get(0).path("filename").asString();
        trial.scene().source().edit("home", story -> story.field("text", url));
        String leftOut = "assets: referenced (1 asset left out";
        assertThat(trial.without().out()).contains("unused.txt").doesNotContain(leftOut);
        assertThat(trial.with("referenced").out())
                .contains(leftOut, " used.txt")
                .doesNotContain("unused.txt");
        assertThat(trial.with("all", "--slug", "home").out()).contains("unused.txt");
        assertThat(trial.without("--slug", "home").out()).contains(leftOut);
        assertThat(trial.with("some").code()).isEqualTo(2);
    }

    private static Set<Kind> kinds(ParsedCommand command) {
        try (PairConnection connection = command.connection()) {
            return connection.kinds();
        }
    }

    private static void limitScope(Trial trial) throws Exception {
        atUnknownHost(trial).having("SB_MA_RPS", "");
        assertThat(oneBudget(trial.parsedWithout())).isTrue();
        assertThat(oneBudget(trial.parsedWith("token"))).isTrue();
        assertThat(oneBudget(trial.parsedWith("space"))).isFalse();
    }

    private static void retryMax(Trial trial) throws Exception {
        trial.having("SB_MA_RETRY_BASE_MS", "1");
        FaultRule twice = FaultRule.on("GET", "/v1/spaces/101001").times(2).then(FaultAction.status(503));
        trial.scene().api().faults().add(twice);
        assertThat(trial.without().code()).isZero();
        trial.scene().api().clearRequests();
        trial.scene().api().faults().add(twice);
        assertThat(trial.with("1").code()).isEqualTo(1);
        assertThat(trial.scene().api().requests())
                .filteredOn(request -> request.path().equals("/v1/spaces/101001"))
                .hasSize(2);
    }

    /** The wait is at least half of the setting, which is longer than the default. */
    private static void retryBase(Trial trial) throws Exception {
        Path report = trial.scene().file("report.json");
        trial.scene().api().failNext("GET", SOURCE_STORIES, FaultAction.status(503));
        Result result = trial.with("600", "--report", report.toString(), "--verbose");
        assertThat(result.err()).contains("first backoff 600 ms");
        assertThat(Scene.json(report).at("/requests/source/backoffMs").asLong()).isGreaterThanOrEqualTo(300);
        assertThat(trial.without("--verbose").err()).contains("first backoff 250 ms (default)");
    }

    /** The line shows the client's setting; a test of the retry policy covers the wait. */
    private static void retryCap(Trial trial) throws Exception {
        assertThat(trial.without("--verbose").err()).contains("longest 5000 ms (default)");
        assertThat(trial.with("300", "--verbose").err()).contains("longest 300 ms (");
    }

    /** An accepted pause is waited for; a longer one ends the command with the time to retry. */
    private static void retryAfterMax(Trial trial) throws Exception {
        FaultAction busy = FaultAction.throttled().withHeader("Retry-After", "2");
        trial.scene().api().failNext("GET", "/v1/spaces/101001", busy);
        Result ended = trial.with("1");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("requested a pause of 2 s, until ");
        assertThat(trial.without("--verbose").err()).contains("Retry-After honoured up to 60 s (default)");
    }

    private static void assetBaseUrl(Trial trial) throws Exception {
        FakeManagementApi api = trial.scene().api();
        trial.scene().source().addAsset("paper.txt", FileContent.text("the bytes"));
        Result reached = trial.with(api.assetUrl().toString(), "--kinds", "assets");
        assertThat(reached.code()).as(reached.err()).isZero();
        assertThat(api.assetTraffic().uploads()).isOne();
        assertThat(trial.without("--verbose").err()).contains("hosts of files: as the API names them (default)");
    }

    private static void assetDomains(Trial trial) throws Exception {
        trial.having("SB_ASSET_BASE_URL", trial.scene().api().assetUrl().toString());
        trial.scene().source().addAsset("paper.txt", FileContent.text("the bytes"));
        String listed =
                trial.scene().source().items("assets").get(0).path("filename").asString();
        String own = "https://assets.shop.example/f/" + listed.split("/f/", 2)[1];
        trial.scene().source().edit("home", story -> story.field("text", own));

        assertThat(trial.without("--kinds", "assets,stories").code()).isZero();
        assertThat(text(trial)).isEqualTo(own);
        Result known = trial.with("shop.example, assets.shop.example", "--kinds", "assets,stories");
        assertThat(known.code()).as(known.err()).isZero();
        assertThat(text(trial)).contains("/f/101002/").doesNotContain("shop.example");
        assertThat(trial.with("https://assets.shop.example").code()).isEqualTo(2);
    }

    private static String text(Trial trial) {
        return trial.scene()
                .target()
                .story("home")
                .orElseThrow()
                .content()
                .path("text")
                .asString();
    }

    private static void sourceAssetToken(Trial trial) throws Exception {
        atUnknownHost(trial);
        assertThat(readsPrivateFiles(trial.parsedWithout())).isFalse();
        assertThat(readsPrivateFiles(trial.parsedWith("key"))).isTrue();
    }

    private static boolean readsPrivateFiles(ParsedCommand command) {
        try (PairConnection connection = command.connection()) {
            return Objects.requireNonNull(connection.source()).hasAssetToken();
        }
    }

    private static void targetAssetToken(Trial trial) throws Exception {
        atUnknownHost(trial);
        for (ParsedCommand command : List.of(trial.parsedWithout(), trial.parsedWith("key"))) {
            try (PairConnection connection = command.connection()) {
                assertThat(Objects.requireNonNull(connection.source()).hasAssetToken())
                        .isFalse();
            }
        }
        assertThat(readsPrivateFilesOfTheTarget(trial.parsedWithout())).isFalse();
        assertThat(readsPrivateFilesOfTheTarget(trial.parsedWith("key"))).isTrue();
    }

    private static boolean readsPrivateFilesOfTheTarget(ParsedCommand command) {
        try (PairConnection connection = command.connection()) {
            return connection.target().hasAssetToken();
        }
    }

    private static Trial atUnknownHost(Trial trial) {
        return trial.having("SB_MA_BASE_URL", "http://127.0.0.1:9");
    }

    private static List<URI> hosts(ParsedCommand command) {
        if (command.ofHosts()) {
            List<ManagementClient> clients = command.clients();
            clients.forEach(ManagementClient::close);
            return clients.stream().map(ManagementClient::baseUrl).toList();
        }
        try (PairConnection connection = command.connection()) {
            return List.of(source(connection).baseUrl(), connection.target().baseUrl());
        }
    }

    private static RateLimit limit(ParsedCommand command) {
        if (command.ofHosts()) {
            List<ManagementClient> clients = command.clients();
            clients.forEach(ManagementClient::close);
            return clients.get(0).rateLimit();
        }
        try (PairConnection connection = command.connection()) {
            RateLimit limit = connection.target().rateLimit();
            if (connection.source() != null) {
                assertThat(connection.source().rateLimit()).isEqualTo(limit);
            }
            return limit;
        }
    }

    private static ManagementClient source(PairConnection connection) {
        return Objects.requireNonNull(connection.source());
    }

    /** Returns whether both sides share one rate limit. */
    private static boolean oneBudget(ParsedCommand command) {
        try (PairConnection connection = command.connection()) {
            source(connection).paceFor(Space.of(Scene.json("{\"id\": 1, \"plan_level\": 0}")));
            boolean shared = connection.target().rateLimit().rps() == 3;
            assertThat(connection.sharedBudget()).isEqualTo(shared);
            return shared;
        }
    }
}
