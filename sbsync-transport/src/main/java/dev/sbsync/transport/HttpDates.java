package dev.sbsync.transport;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The three forms of a date in HTTP (RFC 9110, 5.6.7). The weekday says nothing that the date does not, and old servers
 * get it wrong, so it is not looked at.
 */
final class HttpDates {

    private static final Pattern WEEKDAY = Pattern.compile("\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\\s+");

    /** The year from which two-digit years are counted: {@code 94} is 1994, {@code 26} is 2026, up to 2069. */
    private static final int FIRST_YEAR = 1970;

    private static final List<DateTimeFormatter> FORMS = List.of(
            form(new DateTimeFormatterBuilder().appendPattern("dd MMM yyyy HH:mm:ss 'GMT'")),
            form(new DateTimeFormatterBuilder()
                    .appendPattern("dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR)
                    .appendPattern(" HH:mm:ss 'GMT'")),
            form(new DateTimeFormatterBuilder().appendPattern("MMM ppd HH:mm:ss yyyy")));

    private HttpDates() {}

    /** Returns the time that {@code text} names, or empty where it is no date in HTTP. */
    static Optional<Instant> parse(String text) {
        String date = withoutWeekdays(text).strip();
        return FORMS.stream().flatMap(form -> parse(date, form).stream()).findFirst();
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
