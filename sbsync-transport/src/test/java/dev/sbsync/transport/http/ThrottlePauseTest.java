package dev.sbsync.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ThrottlePauseTest {

    private static final TransportRequest REQUEST = TransportRequest.builder(
                    "GET", URI.create("https://example.com/v1"))
            .build();

    private final ThrottlePause pauses = new ThrottlePause(new Random(1));

    @Test
    void after_single429_pausesForARandomQuarterSecondAtMost() {
        TreeSet<Duration> rests = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            rests.add(pauses.after(answer(429)).orElseThrow());
            assertThat(pauses.after(answer(200))).isEmpty();
        }

        assertThat(rests.first()).isBetween(Duration.ofMillis(50), Duration.ofMillis(60));
        assertThat(rests.last()).isBetween(Duration.ofMillis(240), Duration.ofMillis(250));
    }

    @Test
    void after_429sInARow_pausesForASecondUntilARequestIsAccepted() {
        pauses.after(answer(429));
        assertThat(pauses.after(answer(429))).contains(Duration.ofSeconds(1));
        assertThat(pauses.after(answer(429))).contains(Duration.ofSeconds(1));

        pauses.after(answer(404));
        assertThat(pauses.after(answer(429)).orElseThrow()).isLessThanOrEqualTo(Duration.ofMillis(250));
    }

    @Test
    void after_429WithRetryAfter_pausesForThatTime() {
        assertThat(pauses.after(answer(429, "Retry-After", "7"))).contains(Duration.ofSeconds(7));
    }

    private static AttemptResult answer(int status, String... header) {
        Map<String, List<String>> headers = header.length == 0 ? Map.of() : Map.of(header[0], List.of(header[1]));
        ExchangeResult result = new ExchangeResult.Response(new TransportResponse(status, headers, new byte[0]));
        return AttemptResult.of(REQUEST, result, Instant.EPOCH);
    }
}
