package dev.sbsync.transport.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses the three date formats of HTTP (RFC 9110, 5.6.7). Ignores the weekday, which some servers get wrong. */
final class HttpDates {

    private static final Pattern WEEKDAY = Pattern.compile("\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\\s+");

    private static final DateTimeFormatter IMF_FIXDATE =
            formatter(new DateTimeFormatterBuilder().appendPattern("dd MMM yyyy HH:mm:ss 'GMT'"));
    private static final DateTimeFormatter ASCTIME =
            formatter(new DateTimeFormatterBuilder().appendPattern("MMM ppd HH:mm:ss yyyy"));

    private HttpDates() {}

    /** Parses a date received at {@code now}; returns empty if it is invalid. */
    static Optional<Instant> parse(String text, Instant now) {
        String date = withoutWeekdays(text).strip();
        return parse(date, IMF_FIXDATE).or(() -> parse(date, ASCTIME)).or(() -> parse(date, rfc850(now)));
    }

    /** Two-digit years that would be more than 50 years ahead are in the past. */
    private static DateTimeFormatter rfc850(Instant now) {
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        return formatter(new DateTimeFormatterBuilder()
                .appendPattern("dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, year - 49)
                .appendPattern(" HH:mm:ss 'GMT'"));
    }

    /** Removes weekdays, whose comma would look like a separator between values. */
    static String withoutWeekdays(String text) {
        return WEEKDAY.matcher(text).replaceAll("");
    }

    private static Optional<Instant> parse(String date, DateTimeFormatter formatter) {
        try {
            return Optional.of(LocalDateTime.parse(date, formatter).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException otherFormat) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter formatter(DateTimeFormatterBuilder builder) {
        return builder.toFormatter(Locale.ENGLISH);
    }
}
