package dev.sbsync.testkit.internal.asset;

import dev.sbsync.testkit.internal.http.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Signs URLs of private files, which are valid for a while (how long is unknown, docs/management-api.md). */
final class Signatures {
    private static final Duration VALID_FOR = Duration.ofMinutes(10);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The state of a signature. */
    enum Validity {
        NONE,
        WRONG,
        EXPIRED,
        VALID
    }

    private Signatures() {}

    /** Returns the query that gives access to a key. */
    static String query(String key, Instant now) {
        String date = DATE.format(now);
        return "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=" + date + "&X-Amz-Expires=" + VALID_FOR.toSeconds()
                + "&X-Amz-Signature=" + signature(key, date);
    }

    static Validity of(Query query, String key, Instant now) {
        String date = query.get("X-Amz-Date").orElse("");
        String signature = query.get("X-Amz-Signature").orElse("");
        if (signature.isEmpty()) {
            return Validity.NONE;
        }
        if (!signature.equals(signature(key, date))) {
            return Validity.WRONG;
        }
        try {
            Instant end = DATE.parse(date, Instant::from).plus(VALID_FOR);
            return now.isBefore(end) ? Validity.VALID : Validity.EXPIRED;
        } catch (DateTimeParseException malformed) {
            return Validity.WRONG;
        }
    }

    private static String signature(String key, String date) {
        return Integer.toHexString((key + date).hashCode());
    }
}
