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
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Runs the command in this process with the test's environment and answers. */
public final class Cli {

    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Supplier<@Nullable String> answers;
    private @Nullable Path workingDirectory;
    private int outLines = Integer.MAX_VALUE;
    private @Nullable String errLine;
    private volatile StopRequest stop = new StopRequest();

    /** The result of a command. */
    public record Result(int code, String out, String err) {}

    private Cli() {
        environment.put("XDG_DATA_HOME", dataFolder().toString());
    }

    public static Cli withoutTerminal() {
        return new Cli();
    }

    /** Each instance has its own folder, so runs do not see each other's state. */
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

    /** Answers one question after the other; there must be as many answers. */
    public static Cli answeringInOrder(String... inOrder) {
        Cli cli = new Cli();
        cli.answers = List.of(inOrder).iterator()::next;
        return cli;
    }

    public Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Sets the folder of the settings file; by default there is none. */
    public Cli in(Path folder) {
        workingDirectory = folder;
        return this;
    }

    /** Stops commands once a number of lines of the result are printed, such as the cycles of a watch. */
    public Cli stoppedAfterLines(int lines) {
        outLines = lines;
        return this;
    }

    /** Stops commands once a message is printed that starts with a text. */
    public Cli stoppedAtMessage(String start) {
        errLine = start;
        return this;
    }

    /**
     * Stops the command that runs, as by Ctrl-C; for other threads than that of the command. Blocks until it can be.
     */
    public void stop() {
        stop.await();
    }

    /** Runs a command to completion. */
    public Result run(String... arguments) {
        stop = new StopRequest();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        AtomicInteger linesLeft = new AtomicInteger(outLines);
        OutputStream results = stop.after(line -> linesLeft.decrementAndGet() == 0, out);
        OutputStream messages = stop.after(line -> errLine != null && line.startsWith(errLine), err);
        int code = runner(new Output(stream(results), stream(messages))).run(arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Starts a command that runs until it is stopped. */
    public Started start(String... arguments) throws IOException {
        return new Started(out -> runner(new Output(stream(out), stream(OutputStream.nullOutputStream())))
                .run(arguments));
    }

    /** Parses a command line like {@link #run} without running it. */
    public ParsedCommand parsed(String... words) {
        Output nowhere = new Output(stream(OutputStream.nullOutputStream()), stream(OutputStream.nullOutputStream()));
        CommandLine.ParseResult read = runner(nowhere).commandLine().parseArgs(words);
        return new ParsedCommand(read.subcommand().commandSpec().mixins(), settings());
    }

    /** Returns whether a terminal would show the panel. */
    public boolean drawsPanel() {
        Output nowhere = new Output(stream(OutputStream.nullOutputStream()), stream(OutputStream.nullOutputStream()));
        return new CliContext(settings(), nowhere, () -> null, action -> () -> {}, true, SkippedWaits.TIME)
                .canShowPanel();
    }

    private CommandLineRunner runner(Output output) {
        return new CommandLineRunner(
                new CliContext(settings(), output, answers, this::stops, false, SkippedWaits.TIME));
    }

    private AutoCloseable stops(Runnable action) {
        stop.by(action);
        return () -> {};
    }

    /** Returns the environment of the command. */
    public Environment settings() {
        return workingDirectory == null ? Environment.of(environment) : Environment.of(environment, workingDirectory);
    }

    private static PrintStream stream(OutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
