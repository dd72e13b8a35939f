package dev.sbsync.cli.config;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.RateLimiters;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that say where both spaces are and how hard they may be asked. */
public final class EffortFlags {

    private static final int MOST_WORKERS = 64;

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

    HostSettings settings(Environment environment) {
        return host.settings(environment);
    }

    /**
     * Connects both sides; makes no request.
     *
     * @param source the id of the space to read, and where it comes from
     */
    Connection connect(
            Environment environment,
            HostSettings settings,
            Setting source,
            URI sourceHost,
            Setting target,
            URI targetHost) {
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
                SpaceSync.builder().from(reader, source.spaceId()).to(writer, target.spaceId());
        boolean shared = !perSpace && sourceHost.equals(targetHost) && sourceToken.equals(targetToken);
        Explanation explanation = new Explanation(environment)
                .side("source", source, sourceHost, Key.SOURCE_TOKEN)
                .side("target", target, targetHost, Key.TARGET_TOKEN)
                .limit(settings.limit(), shared)
                .workers(threads)
                .file();
        return new Connection(
                reader,
                source.spaceId(),
                writer,
                target.spaceId(),
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
}
