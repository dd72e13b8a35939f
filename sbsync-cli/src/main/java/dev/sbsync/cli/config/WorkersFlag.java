package dev.sbsync.cli.config;

import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.SpaceSyncBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag for the number of workers. */
final class WorkersFlag {

    private static final int MOST_WORKERS = 64;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Maximum concurrent items, from 1 to 64. Default: 8. More help if the API responds slowly.")
    private @Nullable String workers;

    /** Returns the maximum, or null for the default. */
    @Nullable
    Integer workers(Lookup lookup) {
        return lookup.find("--workers", workers, Key.WORKERS)
                .map(setting -> setting.integer(1, MOST_WORKERS))
                .orElse(null);
    }

    /** Returns a builder for these settings. */
    SpaceSyncBuilder builder(HostSettings settings) {
        SpaceSyncBuilder sync = SpaceSync.builder().assetDomains(settings.assetDomains());
        Integer threads = workers(settings.lookup());
        return threads == null ? sync : sync.workers(threads);
    }
}
