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
            description = "Region of the source: eu, us, ca, ap or cn. Told by the space id unless given.")
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
            description = "Requests a second at most ($SB_MA_RPS). Told by the spaces' plans unless given.")
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
        HostSettings settings = settings(environment);
        RateLimiters budgets = RateLimiters.create();
        return accounts(environment).stream()
                .map(account -> settings.client(account.host(), account.token(), budgets))
                .toList();
    }

    /** Returns where the settings of {@link #connect} come from, in lines for people. */
    public List<String> explanation(Environment environment) {
        Explanation explanation = new Explanation(environment);
        accounts(environment).forEach(account -> explanation.account(account.host(), account.key()));
        return explanation.file().lines();
    }

    private List<Account> accounts(Environment environment) {
        HostSettings settings = settings(environment);
        Tokens tokens = new Tokens(environment);
        boolean anySide = settings.from() == null && settings.to() == null;
        List<Account> accounts = new ArrayList<>();
        if (settings.from() != null || (anySide && (tokens.hasSource() || !tokens.hasTarget()))) {
            accounts.add(new Account(settings.host(settings.from()), tokens.source(), Key.SOURCE_TOKEN));
        }
        if (settings.to() != null || (anySide && tokens.hasTarget())) {
            Account target = new Account(settings.host(settings.to()), tokens.target(), Key.TARGET_TOKEN);
            if (accounts.stream().noneMatch(target::same)) {
                accounts.add(target);
            }
        }
        return accounts;
    }

    private record Account(URI host, Token token, Key key) {

        boolean same(Account other) {
            return host.equals(other.host) && token.equals(other.token);
        }
    }

    /** Reads the flags, and the variables where a flag was not given. */
    HostSettings settings(Environment environment) {
        Region from = Setting.of("--from-region", fromRegion, Key.FROM_REGION, environment)
                .map(Setting::region)
                .orElse(null);
        Region to = Setting.of("--to-region", toRegion, Key.TO_REGION, environment)
                .map(Setting::region)
                .orElse(null);
        Setting base =
                Setting.of("--base-url", baseUrl, Key.BASE_URL, environment).orElse(null);
        if (base != null && (from != null || to != null)) {
            throw base.wrong("which leaves no choice of a region; leave out either it or "
                    + (from != null ? "--from-region" : "--to-region"));
        }
        return new HostSettings(
                from,
                to,
                base == null ? null : HostSettings.checked(trusted(base, environment)),
                Limits.explicit(
                        Setting.of("--rps", rps, Key.RPS, environment).orElse(null),
                        Setting.of("--burst", burst, Key.BURST, environment).orElse(null)),
                Limits.retry(environment));
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
