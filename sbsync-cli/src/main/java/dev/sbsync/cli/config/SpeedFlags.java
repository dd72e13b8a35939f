package dev.sbsync.cli.config;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSyncBuilder;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.state.SpacePair;
import dev.sbsync.transport.ratelimit.RateLimiters;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags for the hosts of both spaces, the rate limit and the number of workers. */
public final class SpeedFlags {

    private static final String LIMIT_SCOPE = "--limit-scope";

    @Mixin
    private WorkersFlag workers = new WorkersFlag();

    @Option(
            names = LIMIT_SCOPE,
            paramLabel = "SCOPE",
            completionCandidates = Choices.LimitScopes.class,
            description =
                    "Scope of the rate limit: token (default; sides with the same host and token share one limit), or"
                            + " space (one limit per side) ($SB_MA_LIMIT_SCOPE).")
    private @Nullable String limitScope;

    @Mixin
    private HostFlags host = new HostFlags();

    HostSettings settings(Lookup lookup) {
        return host.settings(lookup);
    }

    /**
     * Reconnects the spaces of an earlier run; sends no request. An undo needs the target alone, and connects it alone.
     *
     * @throws UsageException if a flag, a variable or the settings file names other spaces or another host, a flag does
     *     not apply to an undo, or there is no token for a side that is connected
     */
    public PairConnection connect(Environment environment, StoredPair run, boolean undo) {
        HostSettings settings = settings(new Lookup(environment));
        if (!undo) {
            return connect(Sides.of(run, settings, environment.find(Key.FROM), environment.find(Key.TO)));
        }
        Stream.of(Setting.of(LIMIT_SCOPE, limitScope), host.fromRegion())
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(flag -> {
                    throw flag.wrong("but " + run.origin() + " is an undo, which has a target and no source; remove "
                            + flag.origin());
                });
        return TargetFlags.connect(settings, run, workers);
    }

    PairConnection connect(Sides sides) {
        HostSettings settings = sides.settings();
        Sides.Side from = sides.from();
        Sides.Side to = sides.to();
        Lookup lookup = settings.lookup();
        SpacePair pair = new SpacePair(
                from.host(), from.space().spaceId(), to.host(), to.space().spaceId());
        SideTokens tokens = new SideTokens(lookup.environment());
        boolean perSpace = perSpace(lookup, limitScope);
        RateLimiters budgets = RateLimiters.create();
        ManagementClient reader = settings.source(from.host(), tokens.source(), budgets);
        ManagementClient writer =
                settings.target(to.host(), tokens.target(), perSpace ? RateLimiters.create() : budgets);
        SpaceSyncBuilder sync =
                workers.builder(settings).from(reader, pair.sourceId()).to(writer, pair.targetId());
        boolean shared =
                !perSpace && from.host().equals(to.host()) && tokens.source().equals(tokens.target());
        Explanation explanation = new Explanation(settings)
                .side("source", from, Key.FROM_REGION, Key.SOURCE_TOKEN)
                .side("target", to, Key.TO_REGION, Key.TARGET_TOKEN)
                .limit()
                .budgets(perSpace, shared)
                .workers(workers.workers(lookup))
                .retries()
                .files()
                .file();
        return new PairConnection(reader, writer, pair, shared, Kind.DEFAULT, explanation.lines(), sync);
    }

    /**
     * Returns whether each side has a rate limit of its own.
     *
     * @param flag the value of the flag, if the command has it and it is given
     */
    static boolean perSpace(Lookup lookup, @Nullable String flag) {
        return lookup.find(LIMIT_SCOPE, flag, Key.LIMIT_SCOPE)
                .map(setting -> setting.choice(new Choices.LimitScopes()))
                .filter("space"::equals)
                .isPresent();
    }
}
