package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.config.HostFlags;
import dev.sbsync.cli.config.PairConnection;
import dev.sbsync.cli.config.PairFlags;
import dev.sbsync.cli.config.SpeedFlags;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.state.SpacePair;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;

/** A command whose flags were read: what its settings come to, before the first request. */
public final class ParsedCommand {

    private static final URI HERE = URI.create("http://127.0.0.1:9");

    private final Map<String, CommandSpec> flags;
    private final Environment environment;

    ParsedCommand(Map<String, CommandSpec> flags, Environment environment) {
        this.flags = flags;
        this.environment = environment;
    }

    /** Connects as a command about two spaces does, {@code resume} with a run of spaces 101001 and 101002. */
    public PairConnection connection() {
        if (flags.containsKey("pair")) {
            return flags("pair", PairFlags.class).connect(environment);
        }
        SpacePair pair = new SpacePair(HERE, 101001, HERE, 101002);
        return flags("speed", SpeedFlags.class).connect(environment, pair, "of the test");
    }

    /** Tells whether the command is about hosts alone. */
    public boolean ofHosts() {
        return flags.containsKey("host");
    }

    /** Connects as a command about hosts does. */
    public List<ManagementClient> clients() {
        return flags("host", HostFlags.class).connect(environment);
    }

    private <T> T flags(String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(flags.get(name), name).userObject());
    }
}
