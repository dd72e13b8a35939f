package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.ratelimit.RateLimit;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"Rate limit of 6 request per second reached. Retry later.\"} | 6",
                "{\"error\":\"Rate limit of 3 request per second has been reached.\"} | 3",
                "Rate limit of 12 Requests  per second reached | 12",
                "1 request per second | 1",
                "space 1234 has 6 requests per second, not 10 requests per second | 6",
            })
    void limitIn_textThatNamesOne_thatLimit(String text, int perSecond) {
        assertThat(limitIn(text)).contains(RateLimit.perSecond(perSecond));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Retry later",
                "Rate limit reached",
                "0 requests per second",
                "-requests per second",
                "6 requests per minute",
                "99999999999999999999 requests per second",
                "10000 requests per second",
            })
    void limitIn_textThatNamesNone_empty(String text) {
        assertThat(limitIn(text)).isEmpty();
    }

    private static Optional<RateLimit> limitIn(String text) {
        return new LimitText().limitIn(new TransportResponse(429, Map.of(), text.getBytes(StandardCharsets.UTF_8)));
    }
}
