package dev.sbsync.cli.config;

import dev.sbsync.client.Region;
import dev.sbsync.core.SpaceSync;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags for the host of the target and its rate limit, which apply to the source too where it is connected. */
final class TargetHostFlags {

    @Option(
            names = "--to-region",
            paramLabel = "REGION",
            completionCandidates = Choices.Regions.class,
            description = "Region of the target: eu, us, ca, ap or cn. Default: derived from the space id.")
    private @Nullable String toRegion;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Base URL of the API (scheme, host, port), instead of a region"
                    + " ($SB_MA_BASE_URL). Plain http only to this machine.")
    private @Nullable String baseUrl;

    @Option(
            names = "--rps",
            paramLabel = "N",
            description = "Maximum requests per second ($SB_MA_RPS). Default: derived from the spaces' plans.")
    private @Nullable String rps;

    @Option(
            names = "--burst",
            paramLabel = "N",
            description = "Maximum requests within any one second ($SB_MA_BURST). Requires --rps; must be at least"
                    + " --rps.")
    private @Nullable String burst;

    /**
     * Reads the flags, then the variables for flags that are not given.
     *
     * @param fromRegion the value of {@code --from-region}, if the command has it and it is given
     */
    HostSettings settings(Lookup lookup, @Nullable String fromRegion) {
        Region from = lookup.find("--from-region", fromRegion, Key.FROM_REGION)
                .map(Setting::region)
                .orElse(null);
        Region to = lookup.find("--to-region", toRegion, Key.TO_REGION)
                .map(Setting::region)
                .orElse(null);
        Setting base = lookup.find("--base-url", baseUrl, Key.BASE_URL).orElse(null);
        if (base != null && (from != null || to != null)) {
            throw base.wrong(
                    "which excludes a region; remove it or " + (from != null ? "--from-region" : "--to-region"));
        }
        return new HostSettings(
                from,
                to,
                base == null ? null : HostSettings.checked(trusted(base, lookup.environment())),
                RateSettings.explicit(
                        lookup.find("--rps", rps, Key.RPS).orElse(null),
                        lookup.find("--burst", burst, Key.BURST).orElse(null)),
                RateSettings.retry(lookup.environment()),
                assetBaseUrl(lookup.environment()),
                new SideTokens(lookup.environment()).sourceAssets().orElse(null),
                new SideTokens(lookup.environment()).targetAssets().orElse(null),
                assetDomains(lookup.environment()),
                lookup);
    }

    private static Set<String> assetDomains(Environment environment) {
        Setting domains = environment.find(Key.ASSET_DOMAINS).orElse(null);
        if (domains == null) {
            return Set.of();
        }
        Set<String> hosts = Stream.of(domains.value().split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        try {
            SpaceSync.builder().assetDomains(hosts);
        } catch (IllegalArgumentException refused) {
            throw domains.wrong("but must be host names, separated by commas, such as assets.example.com");
        }
        return hosts;
    }

    /** As for the base URL: a file in the working directory cannot send an asset token elsewhere. */
    private static @Nullable URI assetBaseUrl(Environment environment) {
        Setting base = environment.find(Key.ASSET_BASE_URL).orElse(null);
        if (base == null) {
            return null;
        }
        if (environment.setByWorkingDirectory(Key.ASSET_BASE_URL)
                && !new SideTokens(environment).assetsSetByWorkingDirectory()
                && !HostSettings.loopback(base.uri())) {
            throw base.wrong("but a file in the working directory would send your files and the asset token to"
                    + " another host; set the URL with SB_ASSET_BASE_URL instead");
        }
        return HostSettings.checked(base);
    }

    /**
     * Untrusted configuration must not redirect the user's token: a base URL from the working directory's file is used
     * only with a token from the same file, or if it is a loopback address.
     */
    private Setting trusted(Setting base, Environment environment) {
        boolean foreign = baseUrl == null
                && environment.setByWorkingDirectory(Key.BASE_URL)
                && !new SideTokens(environment).setByWorkingDirectory();
        if (foreign && !HostSettings.loopback(base.uri())) {
            throw base.wrong("but the token is not set in that file, so a file in the working directory would redirect"
                    + " your token; set the URL with --base-url or SB_MA_BASE_URL instead");
        }
        return base;
    }
}
