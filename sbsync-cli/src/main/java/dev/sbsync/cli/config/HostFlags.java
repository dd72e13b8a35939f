package dev.sbsync.cli.config;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.RateLimiters;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags for the API's hosts and its rate limit. */
public final class HostFlags {

    @Option(
            names = "--from-region",
            paramLabel = "REGION",
            completionCandidates = Choices.Regions.class,
            description = "Region of the source: eu, us, ca, ap or cn. Default: derived from the space id.")
    private @Nullable String fromRegion;

    @Mixin
    private TargetHostFlags target = new TargetHostFlags();

    /**
     * Connects to each configured host and token; sends no request. With a region flag, only that side is connected;
     * otherwise each side that has a token. Sides with the same host and token share one client.
     */
    public List<ManagementClient> connect(Environment environment) {
        HostSettings settings = settings(new Lookup(environment));
        RateLimiters budgets = RateLimiters.create();
        return accounts(settings).stream()
                .map(account -> settings.client(account.host(), account.token(), budgets))
                .toList();
    }

    /** Returns the settings of {@link #connect} and their origins, as lines to print. */
    public List<String> explanation(Environment environment) {
        HostSettings settings = settings(new Lookup(environment));
        Explanation explanation = new Explanation(settings);
        accounts(settings).forEach(explanation::account);
        return explanation.limit().retries().file().lines();
    }

    private static List<Account> accounts(HostSettings settings) {
        SideTokens tokens = new SideTokens(settings.lookup().environment());
        boolean anySide = settings.from() == null && settings.to() == null;
        List<Account> accounts = new ArrayList<>();
        if (settings.from() != null || (anySide && (tokens.hasSource() || !tokens.hasTarget()))) {
            accounts.add(
                    new Account(settings.host(settings.from()), Key.FROM_REGION, tokens.source(), Key.SOURCE_TOKEN));
        }
        if (settings.to() != null || (anySide && tokens.hasTarget())) {
            Account target =
                    new Account(settings.host(settings.to()), Key.TO_REGION, tokens.target(), Key.TARGET_TOKEN);
            if (accounts.stream().noneMatch(target::same)) {
                accounts.add(target);
            }
        }
        return accounts;
    }

    /** A host and the token for it, with the keys that set them. */
    record Account(URI host, Key region, Token token, Key tokenKey) {

        boolean same(Account other) {
            return host.equals(other.host) && token.equals(other.token);
        }
    }

    /** Returns the region flag of the source, if it is given. */
    Optional<Setting> fromRegion() {
        return Setting.of("--from-region", fromRegion);
    }

    /** Reads the flags, then the variables for flags that are not given. */
    HostSettings settings(Lookup lookup) {
        return target.settings(lookup, fromRegion);
    }
}
