package dev.sbsync.cli.config;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of the fake API. */
public final class ServerFlags {

    private static final int DEFAULT_PORT = 8787;

    @Option(
            names = "--dataset",
            paramLabel = "FILE",
            description =
                    "JSON file with the spaces: {\"spaces\": [{\"id\", \"name\", \"stories\": [...]}]}. Required.")
    private @Nullable Path dataset;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; 0 picks a free one. Default: 8787.")
    private @Nullable String port;

    @Option(
            names = "--rps",
            paramLabel = "N",
            description =
                    "Requests per second that each token may send; more are answered with 429. Default: no" + " limit.")
    private @Nullable String rps;

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description =
                    "JSON file with faults to inject: {\"rules\": [{\"method\", \"path\", \"every\", \"action\"}]};"
                            + " docs/testkit.md has the format.")
    private @Nullable Path faults;

    /** Returns the faults file, if any. */
    public Optional<Path> faults() {
        return Optional.ofNullable(faults);
    }

    /** Returns the dataset file. */
    public Path dataset() {
        if (dataset == null) {
            throw new UsageException("No dataset is set; pass a JSON file of spaces with --dataset FILE.");
        }
        return dataset;
    }

    /** Returns the port, 0 for a free one. */
    public int port() {
        return Setting.of("--port", port)
                .map(setting -> setting.integer(0, 65_535))
                .orElse(DEFAULT_PORT);
    }

    /** Returns the limit, 0 for none. */
    public int requestsPerSecond() {
        return Setting.of("--rps", rps).map(setting -> setting.integer(1, 1000)).orElse(0);
    }
}
