package dev.sbsync.cli.config;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.SpaceSyncBuilder;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.state.SpacePair;
import dev.sbsync.transport.ratelimit.RateLimiters;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags for the hosts of both spaces, the rate limit and the number of workers. */
public final class SpeedFlags {

    private static final int MOST_WORKERS = 64;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Maximum concurrent items, from 1 to 64. Default: 8. More help if the API responds slowly.")
    private @Nullable String workers;

    @Option(
            names = "--limit-scope",
            paramLabel = "SCOPE",
            completionCandidates = Choices.LimitScopes.class,
            description =
                    "Scope of the rate limit: token (default; sides with the same host and token share one limit), or"
                            + " space (one limit per side) ($SB_MA_LIMIT_SCOPE).")
    private @Nullable String limitScope;

    @Mixin
    private HostFlags host = new HostFlags();

    /**
     * A space and its host.
     *
     * @param unset the origin of the host if no setting determined it
     */
    record Side(Setting space, URI host, String unset) {}

    /** Both spaces, and the settings to connect them with. */
    record Sides(HostSettings settings, Side from, Side to) {}

    HostSettings settings(Lookup lookup) {
        return host.settings(lookup);
    }

    /**
     * Reconnects the spaces of an earlier run; sends no request. An undo needs the target alone, and connects it alone.
     *
     * @throws UsageException if a flag, a variable or the settings file names other spaces or another host, or there is
     *     no token for a side that is connected
     */
    public PairConnection connect(Environment environment, StoredPair run, boolean undo) {
        Sides sides = sides(run, new Lookup(environment), environment.find(Key.FROM), environment.find(Key.TO), undo);
        return undo ? connectTarget(sides.settings(), run.pair(), sides.to()) : connect(sides);
    }

    /**
     * Returns the sides of an earlier run or of a plan file.
     *
     * @param from the source that is set, if any
     * @param to the target that is set, if any
     * @throws UsageException if other spaces or hosts are set
     */
    Sides sides(StoredPair stored, Lookup lookup, Optional<Setting> from, Optional<Setting> to, boolean targetOnly) {
        SpacePair pair = stored.pair();
        HostSettings settings = settings(lookup);
        Setting source = stored.space(pair.sourceId(), from);
        Setting target = stored.space(pair.targetId(), to);
        settings.refuseOther(pair.sourceHost(), settings.from(), "--from-region", stored);
        settings.refuseOther(pair.targetHost(), settings.to(), "--to-region", stored);
        settings.refuseUnknown(pair.targetHost(), settings.to(), stored);
        if (!targetOnly) {
            settings.refuseUnknown(pair.sourceHost(), settings.from(), stored);
        }
        return new Sides(
                settings,
                new Side(source, pair.sourceHost(), stored.origin()),
                new Side(target, pair.targetHost(), stored.origin()));
    }

    PairConnection connect(Sides sides) {
        HostSettings settings = sides.settings();
        Side from = sides.from();
        Side to = sides.to();
        Lookup lookup = settings.lookup();
        SpacePair pair = new SpacePair(
                from.host(), from.space().spaceId(), to.host(), to.space().spaceId());
        SideTokens tokens = new SideTokens(lookup.environment());
        boolean perSpace = perSpace(lookup);
        RateLimiters budgets = RateLimiters.create();
        ManagementClient reader = settings.source(from.host(), tokens.source(), budgets);
        ManagementClient writer =
                settings.target(to.host(), tokens.target(), perSpace ? RateLimiters.create() : budgets);
        SpaceSyncBuilder sync = builder(settings).from(reader, pair.sourceId()).to(writer, pair.targetId());
        boolean shared =
                !perSpace && from.host().equals(to.host()) && tokens.source().equals(tokens.target());
        Explanation explanation = new Explanation(settings)
                .side("source", from, Key.FROM_REGION, Key.SOURCE_TOKEN)
                .side("target", to, Key.TO_REGION, Key.TARGET_TOKEN)
                .limit()
                .budgets(perSpace, shared)
                .workers(workers(lookup))
                .retries()
                .files()
                .file();
        return new PairConnection(reader, writer, pair, shared, Kind.DEFAULT, explanation.lines(), sync);
    }

    private PairConnection connectTarget(HostSettings settings, SpacePair pair, Side to) {
        Lookup lookup = settings.lookup();
        perSpace(lookup); // a wrong value is refused, although one side shares its limit with none
        ManagementClient writer =
                settings.target(to.host(), new SideTokens(lookup.environment()).target(), RateLimiters.create());
        Explanation explanation = new Explanation(settings)
                .side("target", to, Key.TO_REGION, Key.TARGET_TOKEN)
                .limit()
                .workers(workers(lookup))
                .retries()
                .file();
        return new PairConnection(
                null,
                writer,
                pair,
                true,
                Kind.DEFAULT,
                explanation.lines(),
                builder(settings).to(writer, pair.targetId()));
    }

    private SpaceSyncBuilder builder(HostSettings settings) {
        SpaceSyncBuilder sync = SpaceSync.builder().assetDomains(settings.assetDomains());
        Integer threads = workers(settings.lookup());
        return threads == null ? sync : sync.workers(threads);
    }

    private @Nullable Integer workers(Lookup lookup) {
        return lookup.find("--workers", workers, Key.WORKERS)
                .map(setting -> setting.integer(1, MOST_WORKERS))
                .orElse(null);
    }

    private boolean perSpace(Lookup lookup) {
        return lookup.find("--limit-scope", limitScope, Key.LIMIT_SCOPE)
                .map(setting -> setting.choice(new Choices.LimitScopes()))
                .filter("space"::equals)
                .isPresent();
    }
}
