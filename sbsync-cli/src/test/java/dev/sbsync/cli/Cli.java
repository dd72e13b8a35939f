package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.output.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Runs the command in this process, with an environment and answers of the test's own. */
public final class Cli {

    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Supplier<@Nullable String> answers;
    private @Nullable Path workingDirectory;
    private boolean stopped;

    /** What a run left behind. */
    public record Result(int code, String out, String err) {}

    private Cli() {
        environment.put("XDG_DATA_HOME", dataFolder().toString());
    }

    public static Cli withoutTerminal() {
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

    public static Cli answering(@Nullable String answer) {
        Cli cli = new Cli();
        cli.answers = () -> answer;
        return cli;
    }

    public Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Has the command find its settings file in a folder; without one it finds none. */
    public Cli in(Path folder) {
        workingDirectory = folder;
        return this;
    }

    /** Has every run of items be stopped as by Ctrl-C as soon as it has begun. */
    public Cli stoppedAtOnce() {
        stopped = true;
        return this;
    }

    /** Runs a command to its end. */
    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = runner(new Output(stream(out), stream(err))).run(arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Starts a command that does not end of itself. */
    public Started start(String... arguments) throws IOException {
        return new Started(out -> runner(new Output(stream(out), stream(OutputStream.nullOutputStream())))
                .run(arguments));
    }

    /** Reads a command line as {@link #run} does, and runs nothing. */
    public ParsedCommand parsed(String... words) {
        Output nowhere = new Output(stream(OutputStream.nullOutputStream()), stream(OutputStream.nullOutputStream()));
        CommandLine.ParseResult read = runner(nowhere).commandLine().parseArgs(words);
        return new ParsedCommand(read.subcommand().commandSpec().mixins(), settings());
    }

    /** Tells whether a panel would be drawn in a terminal. */
    public boolean drawsPanel() {
        Output nowhere = new Output(stream(OutputStream.nullOutputStream()), stream(OutputStream.nullOutputStream()));
        return new CliContext(settings(), nowhere, () -> null, action -> () -> {}, true).canShowPanel();
    }

    private CommandLineRunner runner(Output output) {
        return new CommandLineRunner(new CliContext(settings(), output, answers, this::stops, false));
    }

    private AutoCloseable stops(Runnable action) {
        if (stopped) {
            action.run();
        }
        return () -> {};
    }

    /** Returns what the command would read. */
    public Environment settings() {
        return workingDirectory == null ? Environment.of(environment) : Environment.of(environment, workingDirectory);
    }

    private static PrintStream stream(OutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
