package dev.sbsync.cli.config;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.Region;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.RateLimiters;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say where the API is and how fast it may be asked. */
public final class HostFlags {

    @Option(
            names = "--from-region",
            paramLabel = "REGION",
            completionCandidates = Choices.Regions.class,
            description = "Region of the source: eu, us, ca, ap or cn. Default: derived from the space id.")
    private @Nullable String fromRegion;

    @Option(
            names = "--to-region",
            paramLabel = "REGION",
            completionCandidates = Choices.Regions.class,
            description = "Region of the target.")
    private @Nullable String toRegion;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Scheme, host and port that /v1/... is appended to, for both sides and in place of a region"
                    + " ($SB_MA_BASE_URL). Plain http only to this machine.")
    private @Nullable String baseUrl;

    @Option(
            names = "--rps",
            paramLabel = "N",
            description = "Requests a second at most ($SB_MA_RPS). Default: derived from the spaces' plans.")
    private @Nullable String rps;

    @Option(
            names = "--burst",
            paramLabel = "N",
            description = "Requests in any one second at most; needs --rps, and is not below it ($SB_MA_BURST).")
    private @Nullable String burst;

    /**
     * Connects to each host and token that is configured; makes no request. A region flag limits it to its side;
     * without one it is the sides that have a token, and one client where both are the same.
     */
    public List<ManagementClient> connect(Environment environment) {
        HostSettings settings = settings(new Lookup(environment));
        RateLimiters budgets = RateLimiters.create();
        return accounts(settings).stream()
                .map(account -> settings.client(account.host(), account.token(), budgets))
                .toList();
    }

    /** Returns where the settings of {@link #connect} come from, in lines for people. */
    public List<String> explanation(Environment environment) {
        HostSettings settings = settings(new Lookup(environment));
        Explanation explanation = new Explanation(settings);
        accounts(settings).forEach(explanation::account);
        return explanation.limit().retries().file().lines();
    }

    private static List<Account> accounts(HostSettings settings) {
        Tokens tokens = new Tokens(settings.lookup().environment());
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

    /** A host that is asked with a token, and the settings that both may come from. */
    record Account(URI host, Key region, Token token, Key tokenKey) {

        boolean same(Account other) {
            return host.equals(other.host) && token.equals(other.token);
        }
    }

    /** Reads the flags, and the variables where a flag was not given. */
    HostSettings settings(Lookup lookup) {
        Region from = lookup.find("--from-region", fromRegion, Key.FROM_REGION)
                .map(Setting::region)
                .orElse(null);
        Region to = lookup.find("--to-region", toRegion, Key.TO_REGION)
                .map(Setting::region)
                .orElse(null);
        Setting base = lookup.find("--base-url", baseUrl, Key.BASE_URL).orElse(null);
        if (base != null && (from != null || to != null)) {
            throw base.wrong("which leaves no choice of a region; leave out either it or "
                    + (from != null ? "--from-region" : "--to-region"));
        }
        return new HostSettings(
                from,
                to,
                base == null ? null : HostSettings.checked(trusted(base, lookup.environment())),
                Limits.explicit(
                        lookup.find("--rps", rps, Key.RPS).orElse(null),
                        lookup.find("--burst", burst, Key.BURST).orElse(null)),
                Limits.retry(lookup.environment()),
                lookup);
    }

    /**
     * A folder that somebody else made must not send the user's token to a host of its choice: a base URL out of its
     * file goes with the token of the same file, or to this machine.
     */
    private Setting trusted(Setting base, Environment environment) {
        boolean foreign = baseUrl == null
                && environment.setByWorkingDirectory(Key.BASE_URL)
                && !new Tokens(environment).setByWorkingDirectory();
        if (foreign && !HostSettings.loopback(base.uri())) {
            throw base.wrong("and the token comes from elsewhere, so that a file which came with a folder would send it"
                    + " to a host of its choice; give the address with --base-url or SB_MA_BASE_URL");
        }
        return base;
    }
}
