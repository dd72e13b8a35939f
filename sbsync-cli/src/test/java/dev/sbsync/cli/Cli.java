package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.output.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the command in this process, with an environment and answers of the test's own. */
final class Cli {

    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Supplier<@Nullable String> answers;

    /** What a run left behind. */
    record Result(int code, String out, String err) {}

    private Cli() {
        environment.put("XDG_DATA_HOME", dataFolder().toString());
    }

    static Cli withoutTerminal() {
        return new Cli();
    }

    /** Every test has a folder of its own, so that no run knows of another's. */
    private static Path dataFolder() {
        try {
            Path folders = Files.createDirectories(Path.of("target", "states"));
            return Files.createTempDirectory(folders, "cli-").toAbsolutePath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Cli answering(@Nullable String answer) {
        Cli cli = new Cli();
        cli.answers = () -> answer;
        return cli;
    }

    Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Output output = new Output(stream(out), stream(err));
        int code = new CommandLineRunner(new Surroundings(Environment.of(environment), output, answers)).run(arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
