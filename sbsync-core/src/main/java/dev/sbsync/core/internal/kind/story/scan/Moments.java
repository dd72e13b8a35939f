package dev.sbsync.core.internal.kind.story.scan;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Parses the timestamp formats that the API sends and accepts; without a zone they are UTC. */
final class Moments {

    private static final DateTimeFormatter SPELLINGS = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][ ]HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendLiteral("UTC")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private Moments() {}

    /** Returns a canonical spelling of a timestamp; other text is returned unchanged. */
    static String canonical(String text) {
        try {
            TemporalAccessor parsed =
                    SPELLINGS.parseBest(text.trim(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime zoned) {
                return zoned.toInstant().toString();
            }
            if (parsed instanceof LocalDateTime local) {
                return local.toInstant(ZoneOffset.UTC).toString();
            }
            return ((LocalDate) parsed).atStartOfDay().toInstant(ZoneOffset.UTC).toString();
        } catch (DateTimeParseException noTimestamp) {
            return text;
        }
    }
}
