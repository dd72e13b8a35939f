package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.config.HostFlags;
import dev.sbsync.cli.config.PairConnection;
import dev.sbsync.cli.config.PairFlags;
import dev.sbsync.cli.config.SpeedFlags;
import dev.sbsync.cli.config.StoredPair;
import dev.sbsync.cli.config.TargetFlags;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.state.SpacePair;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;

/** A parsed command: its resulting settings, before the first request. */
public final class ParsedCommand {

    private static final URI HERE = URI.create("http://127.0.0.1:9");

    private final Map<String, CommandSpec> flags;
    private final Environment environment;

    ParsedCommand(Map<String, CommandSpec> flags, Environment environment) {
        this.flags = flags;
        this.environment = environment;
    }

    /** Connects like the command; {@code resume} and {@code undo} as for a sync of spaces 101001 and 101002. */
    public PairConnection connection() {
        if (flags.containsKey("pair")) {
            return flags("pair", PairFlags.class).connect(environment);
        }
        SpacePair pair = new SpacePair(HERE, 101001, HERE, 101002);
        StoredPair run = StoredPair.ofRun(pair, "of the test");
        return flags.containsKey("target")
                ? flags("target", TargetFlags.class).connect(environment, run)
                : flags("speed", SpeedFlags.class).connect(environment, run, false);
    }

    /** Returns whether the command needs hosts but no spaces. */
    public boolean ofHosts() {
        return flags.containsKey("host");
    }

    /** Connects like a command that needs hosts only. */
    public List<ManagementClient> clients() {
        return flags("host", HostFlags.class).connect(environment);
    }

    private <T> T flags(String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(flags.get(name), name).userObject());
    }
}
