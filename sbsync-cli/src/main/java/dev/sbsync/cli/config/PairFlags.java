package dev.sbsync.cli.config;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.RateLimiters;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of the commands that look at two spaces. */
public final class PairFlags {

    private static final int MOST_WORKERS = 64;

    @Option(names = "--from", paramLabel = "ID", description = "Space to read ($SB_SOURCE_SPACE_ID).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "ID", description = "Space to compare with or write to ($SB_TARGET_SPACE_ID).")
    private @Nullable String to;

    @Mixin
    private SelectionFlags selection = new SelectionFlags();

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Items worked on at once, from 1 to 64; 8 unless given. More help where the API is slow.")
    private @Nullable String workers;

    @Option(
            names = "--limit-scope",
            paramLabel = "SCOPE",
            completionCandidates = Choices.LimitScopes.class,
            description =
                    "What a rate limit is counted by: token, one for both sides that share a host and a token (the"
                            + " default), or space, one for each side ($SB_MA_LIMIT_SCOPE).")
    private @Nullable String limitScope;

    @Mixin
    private HostFlags host = new HostFlags();

    /** Reads flags and variables and connects both sides; makes no request. */
    public Connection connect(Environment environment) {
        Setting source = required("--from", from, Key.FROM, "source", environment);
        Setting target = required("--to", to, Key.TO, "target", environment);
        long sourceId = source.spaceId();
        long targetId = target.spaceId();
        HostSettings settings = host.settings(environment);
        URI sourceHost = settings.host(settings.from(), "--from-region", source);
        URI targetHost = settings.host(settings.to(), "--to-region", target);
        if (sourceId == targetId && sourceHost.equals(targetHost)) {
            throw new UsageException("Source and target are the same space, " + sourceId
                    + "; give two different ones with --from and --to.");
        }
        Selection selected = selection.selection();
        Integer threads = Setting.of("--workers", workers, Key.WORKERS, environment)
                .map(setting -> setting.integer(1, MOST_WORKERS))
                .orElse(null);
        Tokens tokens = new Tokens(environment);
        Token sourceToken = tokens.source();
        Token targetToken = tokens.target();
        boolean perSpace = perSpace(environment);
        RateLimiters budgets = RateLimiters.create();
        ManagementClient reader = settings.client(sourceHost, sourceToken, budgets);
        ManagementClient writer = settings.client(targetHost, targetToken, perSpace ? RateLimiters.create() : budgets);
        SpaceSync.Builder sync =
                SpaceSync.builder().from(reader, sourceId).to(writer, targetId).selection(selected);
        boolean shared = !perSpace && sourceHost.equals(targetHost) && sourceToken.equals(targetToken);
        Explanation explanation = new Explanation(environment)
                .side("source", source, sourceHost, Key.SOURCE_TOKEN)
                .side("target", target, targetHost, Key.TARGET_TOKEN)
                .limit(settings.limit(), shared)
                .workers(threads)
                .file();
        return new Connection(
                reader,
                sourceId,
                writer,
                targetId,
                shared,
                explanation.lines(),
                threads == null ? sync : sync.workers(threads));
    }

    private boolean perSpace(Environment environment) {
        return Setting.of("--limit-scope", limitScope, Key.LIMIT_SCOPE, environment)
                .map(setting -> setting.choice(new Choices.LimitScopes()))
                .filter("space"::equals)
                .isPresent();
    }

    private static Setting required(
            String flag, @Nullable String value, Key key, String side, Environment environment) {
        return Setting.of(flag, value, key, environment)
                .orElseThrow(() -> new UsageException("The " + side + " space is missing; give " + flag + " ID or set "
                        + key.variable().orElseThrow() + " ('sbsync spaces' lists the ids)."));
    }
}
