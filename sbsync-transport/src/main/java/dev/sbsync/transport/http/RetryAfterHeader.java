package dev.sbsync.transport.http;

import dev.sbsync.transport.TransportResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a server asks to be left alone (RFC 9110, 10.2.3).
 *
 * <p>A date counts from the response's own {@code Date} header, so that the two clocks need not agree. Of several
 * values the longest wait holds; what is not legal is as good as absent.
 */
final class RetryAfterHeader {

    /** No server is taken at its word beyond this; a longer wait is this long. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern COMMA = Pattern.compile(",");

    private RetryAfterHeader() {}

    /** Returns the wait from {@code now}, the time at which the response arrived; empty if none is asked for. */
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
                .flatMap(value -> waitOf(value.strip(), sentAt).stream())
                .max(Duration::compareTo);
    }

    private static Optional<Duration> waitOf(String value, Instant sentAt) {
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
