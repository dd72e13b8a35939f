package dev.sbsync.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.Region;
import dev.sbsync.client.model.Space;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.retry.RetryConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class PairFlagsTest {

    private final Map<String, String> variables = new HashMap<>(Map.of("SB_TOKEN", "t"));

    private PairConnection connect(String... flags) {
        PairFlags pair = new PairFlags();
        CommandLine command =
                new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("pair", specOf(pair)));
        command.parseArgs(flags);
        return pair.connect(Environment.of(variables));
    }

    private static CommandLine.Model.CommandSpec specOf(Object flags) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(flags);
    }

    @Test
    void connect_withoutRegion_asksTheRegionsOfTheIds() {
        try (PairConnection connection = connect("--from", "101001", "--to", "1000001")) {
            assertThat(Objects.requireNonNull(connection.source()).baseUrl()).isEqualTo(Region.EU.baseUrl());
            assertThat(connection.target().baseUrl()).isEqualTo(Region.US.baseUrl());
            assertThat(connection.sourceId()).isEqualTo(101001);
            assertThat(connection.targetId()).isEqualTo(1000001);
        }
    }

    @Test
    void regionFlags_beatTheIds() {
        try (PairConnection connection =
                connect("--from", "101001", "--to", "101001", "--from-region", "CA", "--to-region", "ap")) {
            assertThat(Objects.requireNonNull(connection.source()).baseUrl()).isEqualTo(Region.CA.baseUrl());
            assertThat(connection.target().baseUrl()).isEqualTo(Region.AP.baseUrl());
        }
    }

    @Test
    void idFlag_beatsItsVariable() {
        variables.putAll(Map.of("SB_SOURCE_SPACE_ID", "1", "SB_TARGET_SPACE_ID", "2"));

        try (PairConnection connection = connect("--from", "3")) {
            assertThat(connection.sourceId()).isEqualTo(3);
            assertThat(connection.targetId()).isEqualTo(2);
        }
    }

    @Test
    void rateFlags_areTheLimitInForce() {
        try (PairConnection connection = connect("--from", "1", "--to", "2", "--rps", "4", "--burst", "9")) {
            assertThat(Objects.requireNonNull(connection.source()).rateLimit()).isEqualTo(new RateLimit(4, 9));
            assertThat(connection.rate()).isEqualTo(4);
        }
    }

    @Test
    void rateVariables_areTheLimitInForceUnlessAFlagBeatsThem() {
        variables.putAll(Map.of("SB_MA_RPS", "2", "SB_MA_BURST", "7"));

        try (PairConnection connection = connect("--from", "1", "--to", "2")) {
            assertThat(connection.target().rateLimit()).isEqualTo(new RateLimit(2, 7));
        }
        try (PairConnection connection = connect("--from", "1", "--to", "2", "--rps", "5.5")) {
            assertThat(connection.target().rateLimit()).isEqualTo(new RateLimit(5.5, 7));
        }
    }

    @Test
    void rpsWithoutBurst_isAlsoTheBurst() {
        try (PairConnection connection = connect("--from", "1", "--to", "2", "--rps", "2.5")) {
            assertThat(Objects.requireNonNull(connection.source()).rateLimit()).isEqualTo(new RateLimit(2.5, 3));
        }
    }

    @Test
    void blankVariables_countAsNotSet() {
        variables.putAll(Map.of("SB_MA_RPS", " ", "SB_MA_BASE_URL", "", "SB_SOURCE_TOKEN", ""));

        try (PairConnection connection = connect("--from", "1", "--to", "2")) {
            assertThat(Objects.requireNonNull(connection.source()).baseUrl()).isEqualTo(Region.EU.baseUrl());
        }
    }

    @Test
    void retryVariables_areTheRetryConfiguration() {
        RetryConfig retry = RateSettings.retry(Environment.of(
                Map.of("SB_MA_RETRY_MAX", "7", "SB_MA_RETRY_BASE_MS", "20", "SB_MA_RETRY_CAP_MS", "400")));

        assertThat(retry.maxRetries()).isEqualTo(7);
        assertThat(retry.base()).isEqualTo(Duration.ofMillis(20));
        assertThat(retry.cap()).isEqualTo(Duration.ofMillis(400));
        assertThat(retry.throttledBase()).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void limitScope_saysWhetherBothSidesShareABudget() {
        try (PairConnection connection = connect("--from", "1", "--to", "2")) {
            assertThat(connection.sharedBudget()).isTrue();
        }
        try (PairConnection connection = connect("--from", "1", "--to", "2", "--limit-scope", "space")) {
            assertThat(connection.sharedBudget()).isFalse();
            Objects.requireNonNull(connection.source()).paceFor(starter());
            assertThat(Objects.requireNonNull(connection.source()).rateLimit().rps())
                    .isEqualTo(3);
            assertThat(connection.target().rateLimit().rps())
                    .as("a budget of its own")
                    .isNotEqualTo(3);
        }
        variables.put("SB_MA_LIMIT_SCOPE", "space");
        try (PairConnection connection = connect("--from", "1", "--to", "2")) {
            assertThat(connection.sharedBudget()).isFalse();
        }
        try (PairConnection connection = connect("--from", "1", "--to", "2", "--limit-scope", "token")) {
            assertThat(connection.sharedBudget()).isTrue();
            Objects.requireNonNull(connection.source()).paceFor(starter());
            assertThat(connection.target().rateLimit().rps()).isEqualTo(3);
        }
    }

    @Test
    void otherTokenOrHost_isAnotherBudget() {
        variables.put("SB_TARGET_TOKEN", "other");
        try (PairConnection connection = connect("--from", "1", "--to", "2")) {
            assertThat(connection.sharedBudget()).isFalse();
            assertThat(connection.explanation())
                    .contains("budget: one for each side, whose hosts or tokens differ (default)");
        }
        variables.remove("SB_TARGET_TOKEN");
        try (PairConnection connection = connect("--from", "1", "--to", "1000001")) {
            assertThat(connection.sharedBudget()).isFalse();
        }
    }

    private static Space starter() {
        return Space.of(JsonMapper.shared().readTree("{\"id\": 1, \"plan_level\": 0}"));
    }

    @Test
    void noRetryVariables_areTheDefaults() {
        assertThat(RateSettings.retry(Environment.of(Map.of())))
                .hasToString(RetryConfig.defaults().toString());
    }
}
