package dev.sbsync.client;

import dev.sbsync.transport.LimitReader;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.ratelimit.RateLimit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the limit out of the text of a 429, "Rate limit of 6 request per second reached" say. The words differ between
 * reports and may change: a text that does not match is no error, the status alone says what happened.
 */
final class LimitText implements LimitReader {

    private static final Pattern LIMIT =
            Pattern.compile("(\\d+)\\s+requests?\\s+per\\s+second", Pattern.CASE_INSENSITIVE);

    /** What no plan comes near: a longer number is an error of the server's, and is not followed. */
    private static final int MOST_DIGITS = 4;

    @Override
    public Optional<RateLimit> limitIn(TransportResponse response) {
        Matcher matcher = LIMIT.matcher(response.text());
        if (!matcher.find() || matcher.group(1).length() > MOST_DIGITS) {
            return Optional.empty();
        }
        int perSecond = Integer.parseInt(matcher.group(1));
        return perSecond < 1 ? Optional.empty() : Optional.of(RateLimit.perSecond(perSecond));
    }
}
