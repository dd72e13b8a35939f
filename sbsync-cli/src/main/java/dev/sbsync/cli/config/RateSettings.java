package dev.sbsync.cli.config;

import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.retry.RetryConfig;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rate limit and the retry settings. */
final class RateSettings {

    private static final int LONGEST_BACKOFF = 86_400_000;

    /** The transport's maximum, in seconds. */
    private static final int LONGEST_PAUSE = 600;

    private RateSettings() {}

    /** Returns the user's rate limit, or null to derive it from the spaces' plans. */
    static @Nullable RateLimit explicit(@Nullable Setting rps, @Nullable Setting burst) {
        if (rps == null) {
            if (burst != null) {
                throw burst.wrong("which requires --rps (or SB_MA_RPS)");
            }
            return null;
        }
        double rate = rps.rate();
        int most = burst == null ? (int) Math.ceil(rate) : burst.integer(1, 1000);
        if (burst != null && most < rate) {
            throw burst.wrong("which is below " + rps.origin() + " (" + rps.value() + "); raise it or lower the rate");
        }
        return new RateLimit(rate, most);
    }

    static RetryConfig retry(Environment environment) {
        RetryConfig.Builder retry = RetryConfig.builder();
        environment.find(Key.RETRY_MAX).ifPresent(value -> retry.maxRetries(value.integer(0, 100)));
        Optional<Setting> base = environment.find(Key.RETRY_BASE_MS);
        Optional<Setting> cap = environment.find(Key.RETRY_CAP_MS);
        RetryConfig defaults = RetryConfig.defaults();
        Duration first = base.map(RateSettings::millis).orElse(defaults.base());
        Duration longest = cap.map(RateSettings::millis).orElse(defaults.cap());
        if (first.compareTo(longest) > 0) {
            throw base.orElseGet(cap::orElseThrow)
                    .wrong("so the first backoff (" + first.toMillis() + " ms) exceeds the longest ("
                            + longest.toMillis() + " ms); lower SB_MA_RETRY_BASE_MS or raise SB_MA_RETRY_CAP_MS");
        }
        environment
                .find(Key.RETRY_AFTER_MAX)
                .ifPresent(value -> retry.retryAfterMax(Duration.ofSeconds(value.integer(1, LONGEST_PAUSE))));
        Duration throttled = defaults.throttledBase();
        return retry.base(first)
                .cap(longest)
                .throttledBase(throttled.compareTo(longest) > 0 ? longest : throttled)
                .build();
    }

    private static Duration millis(Setting setting) {
        return Duration.ofMillis(setting.integer(1, LONGEST_BACKOFF));
    }
}
