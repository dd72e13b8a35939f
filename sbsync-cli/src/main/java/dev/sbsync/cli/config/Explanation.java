package dev.sbsync.cli.config;

import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.item.Kind;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.retry.RetryConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes the settings in force and their origins, as lines to print. Tokens are described by their origin only. */
final class Explanation {

    private final HostSettings settings;
    private final Lookup lookup;
    private final SideTokens tokens;
    private final List<String> lines = new ArrayList<>();

    Explanation(HostSettings settings) {
        this.settings = settings;
        this.lookup = settings.lookup();
        this.tokens = new SideTokens(lookup.environment());
    }

    Explanation side(String name, Sides.Side side, Key region, Key token) {
        return add(
                name + ": space " + side.space().value() + " (" + side.space().origin() + ") at " + side.host() + " ("
                        + settings.hostOrigin(region).orElse(side.unset()) + "), token from " + tokens.origin(token));
    }

    Explanation account(HostFlags.Account account) {
        return add("asking " + account.host() + " ("
                + settings.hostOrigin(account.region()).orElse("default") + "), token from "
                + tokens.origin(account.tokenKey()));
    }

    Explanation limit() {
        RateLimit limit = settings.limit();
        if (limit == null) {
            return add("rate limit: derived from the spaces' plans (default)");
        }
        String rps = lookup.origin(Key.RPS);
        return add("rate limit: " + limit.rps() + " requests per second (" + rps + "), " + limit.burst()
                + " in any one (" + lookup.set(Key.BURST).orElse(rps + ", rounded up") + ")");
    }

    Explanation budgets(boolean perSpace, boolean shared) {
        String why = perSpace ? "" : ", whose hosts or tokens differ";
        return add("budget: " + (shared ? "one for both sides" : "one for each side" + why) + " ("
                + lookup.origin(Key.LIMIT_SCOPE) + ")");
    }

    Explanation workers(@Nullable Integer workers) {
        return add("max workers: " + (workers == null ? SpaceSync.DEFAULT_WORKERS : workers) + " ("
                + lookup.origin(Key.WORKERS) + ")");
    }

    Explanation retries() {
        RetryConfig retry = settings.retry();
        return add("max retries: " + retry.maxRetries() + " (" + lookup.origin(Key.RETRY_MAX)
                + "), first backoff " + retry.base().toMillis() + " ms (" + lookup.origin(Key.RETRY_BASE_MS)
                + "), longest " + retry.cap().toMillis() + " ms (" + lookup.origin(Key.RETRY_CAP_MS)
                + "); Retry-After honoured up to " + retry.retryAfterMax().toSeconds() + " s ("
                + lookup.origin(Key.RETRY_AFTER_MAX) + ")");
    }

    Explanation files() {
        String hosts = settings.assetBaseUrl() == null
                ? "as the API names them"
                : settings.assetBaseUrl().toString();
        return add("hosts of files: " + hosts + " (" + lookup.origin(Key.ASSET_BASE_URL) + "), private files "
                + lookup.set(Key.SOURCE_ASSET_TOKEN)
                        .map(origin -> "with the token from " + origin)
                        .orElse("are not copied: no asset token is set")
                + ", those of the target "
                + lookup.set(Key.TARGET_ASSET_TOKEN)
                        .map(origin -> "are read with the token from " + origin)
                        .orElse("are not read")
                + "; further hosts of asset URLs: "
                + (settings.assetDomains().isEmpty() ? "none" : String.join(", ", settings.assetDomains())) + " ("
                + lookup.origin(Key.ASSET_DOMAINS) + ")");
    }

    /** Returns how selectors without a match are handled, as a line to print. */
    static String selectors(boolean allowed, Lookup lookup) {
        return "selectors without a match: " + (allowed ? "allowed" : "an error") + " ("
                + lookup.origin(Key.ALLOW_EMPTY) + ")";
    }

    /** Returns which assets are synced, as a line to print. */
    static String assets(SelectedKinds kinds, Optional<Setting> scope, Lookup lookup) {
        return "assets: "
                + (!kinds.kinds().contains(Kind.ASSETS)
                        ? "not synced"
                        : scope.map(setting -> setting.value() + " (" + lookup.origin(Key.ASSETS) + ")")
                                .orElse("referenced if stories are selected, else all (default)"));
    }

    Explanation file() {
        return add("settings file: "
                + lookup.environment()
                        .file()
                        .path()
                        .map(path -> "'" + path + "'")
                        .orElse("none"));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    private Explanation add(String line) {
        lines.add(line);
        return this;
    }
}
