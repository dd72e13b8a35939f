package dev.sbsync.cli.config;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.Region;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.retry.RetryConfig;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the API is and how to ask it, as the user set it; null where something else decides. */
record HostSettings(
        @Nullable Region from,
        @Nullable Region to,
        @Nullable URI baseUrl,
        @Nullable RateLimit limit,
        RetryConfig retry,
        Lookup lookup) {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** Returns the base URL, once the client has found that a token may go there. */
    static URI checked(Setting setting) {
        URI url = setting.uri();
        try {
            ManagementClient.builder().baseUrl(url);
        } catch (IllegalArgumentException refused) {
            throw new UsageException(setting.origin() + ": " + refused.getMessage());
        }
        return url;
    }

    /** Returns whether an address is one of this machine. */
    static boolean loopback(URI url) {
        return LOOPBACK.matcher(String.valueOf(url.getHost())).matches();
    }

    /**
     * Returns the host of a side: the base URL, else the region that was named, else the one that the space id tells.
     */
    URI host(@Nullable Region named, String regionFlag, Setting space) {
        if (baseUrl != null) {
            return baseUrl;
        }
        Region region = named != null
                ? named
                : Region.ofSpace(space.spaceId())
                        .orElseThrow(() -> space.wrong("which tells no region; name it with " + regionFlag));
        return region.baseUrl();
    }

    /**
     * Refuses to go on with a run elsewhere than it began, and to send a token to where only a file says that it
     * belongs.
     *
     * @param stored the host of a side as the run's state has it
     */
    void refuseOther(URI stored, @Nullable Region named, String regionFlag, String run) {
        URI set = baseUrl != null ? baseUrl : named == null ? null : named.baseUrl();
        if (set != null && !set.equals(stored)) {
            throw new UsageException("Run " + run + " is about a space at " + stored + ", and "
                    + (baseUrl != null ? "the base URL" : regionFlag) + " says " + set
                    + "; leave that out, or resume another run.");
        }
        boolean known = loopback(stored)
                || Arrays.stream(Region.values())
                        .anyMatch(region -> region.baseUrl().equals(stored));
        if (set == null && !known) {
            throw new UsageException("Run " + run + " is about a space at " + stored
                    + ", which is no host of Storyblok's; add --base-url " + stored
                    + " if your token is to be sent there.");
        }
    }

    /** Returns what decided on the host of a side, where a setting did. */
    Optional<String> hostOrigin(Key region) {
        boolean named = (region == Key.FROM_REGION ? from : to) != null;
        return baseUrl == null && !named
                ? Optional.empty()
                : Optional.of(lookup.origin(baseUrl != null ? Key.BASE_URL : region));
    }

    /** Returns the host of a side of which no space is known. */
    URI host(@Nullable Region named) {
        if (baseUrl != null) {
            return baseUrl;
        }
        return (named != null ? named : Region.EU).baseUrl();
    }

    ManagementClient client(URI host, Token token, RateLimiters budgets) {
        ManagementClient.Builder client = ManagementClient.builder()
                .baseUrl(host)
                .token(token)
                .rateLimiters(budgets)
                .retry(retry);
        return (limit == null ? client : client.rateLimit(limit)).build();
    }
}
