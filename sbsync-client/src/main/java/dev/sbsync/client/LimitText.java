package dev.sbsync.client;

import dev.sbsync.transport.LimitReader;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.ratelimit.RateLimit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the limit from the text of a 429, such as "Rate limit of 6 request per second reached". The text varies and may
 * change; one that does not match is ignored.
 */
final class LimitText implements LimitReader {

    private static final Pattern LIMIT =
            Pattern.compile("(\\d+)\\s+requests?\\s+per\\s+second", Pattern.CASE_INSENSITIVE);

    /** No plan has such a limit: a longer number is ignored. */
    private static final int MAX_DIGITS = 4;

    @Override
    public Optional<RateLimit> limitIn(TransportResponse response) {
        Matcher matcher = LIMIT.matcher(response.text());
        if (!matcher.find() || matcher.group(1).length() > MAX_DIGITS) {
            return Optional.empty();
        }
        int perSecond = Integer.parseInt(matcher.group(1));
        return perSecond < 1 ? Optional.empty() : Optional.of(RateLimit.perSecond(perSecond));
    }
}
