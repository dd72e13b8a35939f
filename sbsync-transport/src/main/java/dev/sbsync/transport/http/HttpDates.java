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

/**
 * The three forms of a date in HTTP (RFC 9110, 5.6.7). The weekday says nothing that the date does not, and old servers
 * get it wrong, so it is not looked at.
 */
final class HttpDates {

    private static final Pattern WEEKDAY = Pattern.compile("\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\\s+");

    private static final DateTimeFormatter IMF_FIXDATE =
            form(new DateTimeFormatterBuilder().appendPattern("dd MMM yyyy HH:mm:ss 'GMT'"));
    private static final DateTimeFormatter ASCTIME =
            form(new DateTimeFormatterBuilder().appendPattern("MMM ppd HH:mm:ss yyyy"));

    private HttpDates() {}

    /** Returns the time that {@code text} names, read at {@code now}; empty if it is no date in HTTP. */
    static Optional<Instant> parse(String text, Instant now) {
        String date = withoutWeekdays(text).strip();
        return parse(date, IMF_FIXDATE).or(() -> parse(date, ASCTIME)).or(() -> parse(date, rfc850(now)));
    }

    /** A year of two digits that would be more than 50 years ahead is the last one that ended in them. */
    private static DateTimeFormatter rfc850(Instant now) {
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        return form(new DateTimeFormatterBuilder()
                .appendPattern("dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, year - 49)
                .appendPattern(" HH:mm:ss 'GMT'"));
    }

    /** Returns {@code text} without weekdays, whose comma then no longer looks like one between two values. */
    static String withoutWeekdays(String text) {
        return WEEKDAY.matcher(text).replaceAll("");
    }

    private static Optional<Instant> parse(String date, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDateTime.parse(date, form).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notOfThisForm) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter form(DateTimeFormatterBuilder builder) {
        return builder.toFormatter(Locale.ENGLISH);
    }
}
