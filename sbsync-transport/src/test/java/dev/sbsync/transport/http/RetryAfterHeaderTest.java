package dev.sbsync.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.TransportResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterHeaderTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final String DATE = "Sun, 06 Nov 1994 08:49:30 GMT";

    private static Optional<Duration> parse(String... lines) {
        Map<String, List<String>> headers = Map.of("retry-after", List.of(lines), "date", List.of(DATE));
        return RetryAfterHeader.of(new TransportResponse(429, headers, new byte[0]), NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "7 | 7",
                "' 7 ' | 7",
                "120, 60 | 120",
                "Sun, 06 Nov 1994 08:49:37 GMT | 7",
                "Sunday, 06-Nov-94 08:49:37 GMT | 7",
                "Sun Nov  6 08:49:37 1994 | 7",
                "Mon, 06 Nov 1994 08:49:37 GMT | 7",
                "Sun, 06 Nov 1994 08:49:37 GMT, 5 | 7",
                "5, Sun, 06 Nov 1994 08:49:37 GMT | 7",
                "garbage, 5 | 5",
                "Sun, 06 Nov 1994 08:49:00 GMT | 0",
                "99999999999 | 86400",
                "99999999999999999999999 | 86400",
                "Sun, 06 Nov 2094 08:49:37 GMT | 86400"
            })
    void of_valid_secondsFromTheDateOfTheResponse(String value, long seconds) {
        assertThat(parse(value)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "soon", "-5", "+3", "1.5", "Sun, 36 Nov 1994 08:49:37 GMT", ",", "５"})
    void of_invalid_empty(String value) {
        assertThat(parse(value)).isEmpty();
    }

    @Test
    void of_repeatedHeader_longestApplies() {
        assertThat(parse("3", "9", "4")).contains(Duration.ofSeconds(9));
    }

    @Test
    void of_dateWithoutDateHeader_isRelativeToArrival() {
        Map<String, List<String>> headers = Map.of("Retry-After", List.of("Tue, 01 Jan 2030 00:00:05 GMT"));

        assertThat(RetryAfterHeader.of(new TransportResponse(503, headers, new byte[0]), NOW))
                .contains(Duration.ofSeconds(5));
    }

    /** Two-digit years are at most 50 years ahead, otherwise in the past (RFC 9110, 5.6.7). */
    @ParameterizedTest
    @CsvSource({
        "Tuesday, 01-Jan-30 00:00:05 GMT,5",
        "Saturday, 01-Jan-80 00:00:05 GMT,86400",
        "Monday, 01-Jan-81 00:00:05 GMT,0",
        "Friday, 31-Dec-99 00:00:05 GMT,0"
    })
    void of_yearOfTwoDigits_nearestWithinFiftyYearsAhead(String weekday, String date, long seconds) {
        Map<String, List<String>> headers = Map.of("Retry-After", List.of(weekday + "," + date));

        assertThat(RetryAfterHeader.of(new TransportResponse(503, headers, new byte[0]), NOW))
                .contains(Duration.ofSeconds(seconds));
    }

    @Test
    void of_absent_empty() {
        assertThat(RetryAfterHeader.of(new TransportResponse(503, Map.of(), new byte[0]), NOW))
                .isEmpty();
    }
}
