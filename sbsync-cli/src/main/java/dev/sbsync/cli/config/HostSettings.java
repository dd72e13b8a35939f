package dev.sbsync.cli.config;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.ManagementClientBuilder;
import dev.sbsync.client.Region;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.retry.RetryConfig;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The user's settings for the hosts of the API and of files, rate limit and retries; null for what the user did not
 * set.
 */
record HostSettings(
        @Nullable Region from,
        @Nullable Region to,
        @Nullable URI baseUrl,
        @Nullable RateLimit limit,
        RetryConfig retry,
        @Nullable URI assetBaseUrl,
        @Nullable Token sourceAssetToken,
        @Nullable Token targetAssetToken,
        Set<String> assetDomains,
        Lookup lookup) {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** Returns the base URL after the client accepted it as a destination for tokens. */
    static URI checked(Setting setting) {
        URI url = setting.uri();
        try {
            ManagementClient.builder().baseUrl(url);
        } catch (IllegalArgumentException refused) {
            throw new UsageException(setting.origin() + ": " + refused.getMessage());
        }
        return url;
    }

    /** Returns whether a URL's host is a loopback address. */
    static boolean loopback(URI url) {
        return LOOPBACK.matcher(String.valueOf(url.getHost())).matches();
    }

    /** Returns the host of a side: from the base URL, else the given region, else the space id. */
    URI host(@Nullable Region named, String regionFlag, Setting space) {
        if (baseUrl != null) {
            return baseUrl;
        }
        Region region = named != null
                ? named
                : Region.ofSpace(space.spaceId())
                        .orElseThrow(() -> space.wrong("which does not identify a region; set it with " + regionFlag));
        return region.baseUrl();
    }

    /**
     * Refuses another host than that of an earlier run or of a plan file.
     *
     * @param host the host of a side, as stored
     */
    void refuseOther(URI host, @Nullable Region named, String regionFlag, StoredPair stored) {
        URI set = baseUrl != null ? baseUrl : named == null ? null : named.baseUrl();
        if (set != null && !set.equals(host)) {
            throw new UsageException(stored.subject() + " uses a space at " + host + ", but "
                    + (baseUrl != null ? "the base URL" : regionFlag) + " is " + set + "; " + stored.instead() + ".");
        }
    }

    /**
     * Refuses to send a token to a host that only a state or plan file names.
     *
     * @param host the host of a side, as stored
     */
    void refuseUnknown(URI host, @Nullable Region named, StoredPair stored) {
        boolean known = loopback(host)
                || Arrays.stream(Region.values())
                        .anyMatch(region -> region.baseUrl().equals(host));
        if (baseUrl == null && named == null && !known) {
            throw new UsageException(stored.subject() + " uses a space at " + host
                    + ", which is not a Storyblok host; add --base-url " + host
                    + " to send your token there.");
        }
    }

    /** Returns the origin of the setting that determined a side's host, if any. */
    Optional<String> hostOrigin(Key region) {
        boolean named = (region == Key.FROM_REGION ? from : to) != null;
        return baseUrl == null && !named
                ? Optional.empty()
                : Optional.of(lookup.origin(baseUrl != null ? Key.BASE_URL : region));
    }

    /** Returns the host of a side without a space id. */
    URI host(@Nullable Region named) {
        if (baseUrl != null) {
            return baseUrl;
        }
        return (named != null ? named : Region.EU).baseUrl();
    }

    ManagementClient client(URI host, Token token, RateLimiters budgets) {
        return builder(host, token, budgets).build();
    }

    /** Returns the client of the source, which reads private files too, if the user set a token for them. */
    ManagementClient source(URI host, Token token, RateLimiters budgets) {
        return client(host, token, budgets, sourceAssetToken);
    }

    /** Returns the client of the target, which reads private files too, if the user set a token for them. */
    ManagementClient target(URI host, Token token, RateLimiters budgets) {
        return client(host, token, budgets, targetAssetToken);
    }

    private ManagementClient client(URI host, Token token, RateLimiters budgets, @Nullable Token assets) {
        ManagementClientBuilder client = builder(host, token, budgets);
        return (assets == null ? client : client.assetToken(assets)).build();
    }

    private ManagementClientBuilder builder(URI host, Token token, RateLimiters budgets) {
        ManagementClientBuilder client = ManagementClient.builder()
                .baseUrl(host)
                .token(token)
                .rateLimiters(budgets)
                .retry(retry);
        if (limit != null) {
            client.rateLimit(limit);
        }
        return assetBaseUrl == null ? client : client.assetBaseUrl(assetBaseUrl);
    }
}
