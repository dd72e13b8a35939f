package dev.sbsync.transport.http;

import dev.sbsync.transport.TransportResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses {@code Retry-After} (RFC 9110, 10.2.3).
 *
 * <p>A date is relative to the {@code Date} header of the response, so that the clocks may differ. The longest of
 * several values applies; invalid values are ignored.
 */
final class RetryAfterHeader {

    /** The longest delay; longer values are capped. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern COMMA = Pattern.compile(",");

    private RetryAfterHeader() {}

    /** Returns the requested delay of a response that arrived at {@code now}, or empty. */
    static Optional<Duration> of(TransportResponse response, Instant now) {
        List<String> lines = response.headers().getOrDefault("Retry-After", List.of());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Instant sentAt = response.header("Date")
                .flatMap(date -> HttpDates.parse(date, now))
                .orElse(now);
        return lines.stream()
                .flatMap(line -> COMMA.splitAsStream(HttpDates.withoutWeekdays(line)))
                .flatMap(value -> parse(value.strip(), sentAt).stream())
                .max(Duration::compareTo);
    }

    private static Optional<Duration> parse(String value, Instant sentAt) {
        if (DIGITS.matcher(value).matches()) {
            boolean overflows = value.length() > 18;
            return Optional.of(overflows ? LONGEST : clamp(Duration.ofSeconds(Long.parseLong(value))));
        }
        return HttpDates.parse(value, sentAt).map(date -> clamp(Duration.between(sentAt, date)));
    }

    private static Duration clamp(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
