package dev.sbsync.cli.config;

import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.SpacePair;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of the commands that look at two spaces. */
public final class PairFlags {

    @Option(names = "--from", paramLabel = "ID", description = "Space to read ($SB_SOURCE_SPACE_ID).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "ID", description = "Space to compare with or write to ($SB_TARGET_SPACE_ID).")
    private @Nullable String to;

    @Mixin
    private SelectionFlags selection = new SelectionFlags();

    @Mixin
    private EffortFlags effort = new EffortFlags();

    /** Reads flags and variables and connects both sides; makes no request. */
    public Connection connect(Environment environment) {
        Setting source = required("--from", from, Key.FROM, "source", environment);
        Setting target = required("--to", to, Key.TO, "target", environment);
        long sourceId = source.spaceId();
        long targetId = target.spaceId();
        HostSettings settings = effort.settings(environment);
        URI sourceHost = settings.host(settings.from(), "--from-region", source);
        URI targetHost = settings.host(settings.to(), "--to-region", target);
        if (sourceId == targetId && sourceHost.equals(targetHost)) {
            throw new UsageException("Source and target are the same space, " + sourceId
                    + "; give two different ones with --from and --to.");
        }
        Selection selected = selection.selection();
        Connection connection = effort.connect(environment, settings, source, sourceHost, target, targetHost);
        connection.sync().selection(selected);
        return connection;
    }

    /** Connects the two spaces of a state, which flags and variables may confirm and not change; makes no request. */
    static Connection reconnect(EffortFlags effort, SpacePair pair, Environment environment) {
        HostSettings settings = effort.settings(environment);
        Setting source = new Setting("the run", Long.toString(pair.sourceId()));
        Setting target = new Setting("the run", Long.toString(pair.targetId()));
        same(settings.baseUrl(), pair.sourceHost());
        same(settings.baseUrl(), pair.targetHost());
        return effort.connect(environment, settings, source, pair.sourceHost(), target, pair.targetHost());
    }

    private static void same(@Nullable URI given, URI stored) {
        if (given != null && !given.equals(stored)) {
            throw new UsageException("The run is of " + stored + ", and --base-url or SB_MA_BASE_URL is '" + given
                    + "'; leave that out or give the run's own.");
        }
    }

    private static Setting required(
            String flag, @Nullable String value, Key key, String side, Environment environment) {
        return Setting.of(flag, value, key, environment)
                .orElseThrow(() -> new UsageException("The " + side + " space is missing; give " + flag + " ID or set "
                        + key.variable().orElseThrow() + " ('sbsync spaces' lists the ids)."));
    }
}
