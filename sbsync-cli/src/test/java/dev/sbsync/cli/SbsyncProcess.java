package dev.sbsync.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The packaged jar in its own process, with only the given variables. */
final class SbsyncProcess implements AutoCloseable {

    private static final int LONGEST_SECONDS = 120;

    private final Process process;
    private final BufferedReader lines;
    private final Path out;
    private final Path err;

    /** The result of a process. */
    record Result(int code, String out, String err) {}

    private enum Read {
        OUT,
        ERR,
        NEITHER
    }

    private SbsyncProcess(Map<String, String> environment, Read read, List<String> command) throws IOException {
        out = Files.createTempFile("sbsync-it-", ".out");
        err = Files.createTempFile("sbsync-it-", ".err");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("XDG_DATA_HOME", dataFolder().toString());
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        if (read != Read.OUT) {
            builder.redirectOutput(out.toFile());
        }
        if (read != Read.ERR) {
            builder.redirectError(err.toFile());
        }
        process = builder.start();
        InputStream stream = read == Read.ERR ? process.getErrorStream() : process.getInputStream();
        lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    private static List<String> command(List<String> before, List<String> program, List<String> arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(program);
        command.addAll(arguments);
        return command;
    }

    private static List<String> command(String... arguments) {
        return command(List.of(), List.of("-jar", jar().toString()), List.of(arguments));
    }

    /** Each process has its own folder unless its variables name one, so runs do not see each other's state. */
    private static Path dataFolder() throws IOException {
        Path folders = Files.createDirectories(Path.of("target", "states"));
        return Files.createTempDirectory(folders, "it-").toAbsolutePath();
    }

    /** Runs a command to completion. */
    static Result run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        try (SbsyncProcess sbsync = new SbsyncProcess(environment, Read.NEITHER, command(arguments))) {
            return sbsync.result();
        }
    }

    /** Runs a test's main class to completion on the classes of the packaged jar. */
    static Result runMain(Class<?> main, String... arguments) throws IOException, InterruptedException {
        String tests = Path.of("target", "test-classes").toAbsolutePath().toString();
        List<String> program = List.of("-cp", jar() + File.pathSeparator + tests, main.getName());
        try (SbsyncProcess sbsync =
                new SbsyncProcess(Map.of(), Read.NEITHER, command(List.of(), program, List.of(arguments)))) {
            return sbsync.result();
        }
    }

    /** Runs a command to completion in a shell that sets a limit first, such as {@code ulimit -f 2000}. */
    static Result runLimited(String limit, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> shell = List.of("bash", "-c", limit + "; exec \"$@\"", "sbsync");
        return runBy(shell, jar(), environment, arguments);
    }

    /**
     * Runs a command to completion through another program, such as one that changes the user, from a copy of the jar.
     */
    static Result runBy(List<String> by, Path jar, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = command(by, List.of("-jar", jar.toString()), List.of(arguments));
        try (SbsyncProcess sbsync = new SbsyncProcess(environment, Read.NEITHER, command)) {
            return sbsync.result();
        }
    }

    private Result result() throws IOException, InterruptedException {
        return new Result(awaitEnd(), Files.readString(out), Files.readString(err));
    }

    /** Waits for the process and returns its exit code; 137 if it was killed. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("sbsync did not end");
        }
        return process.exitValue();
    }

    /** Waits until a test's own thread counts down, such as at a request that the process sends. */
    void await(CountDownLatch reached) throws InterruptedException {
        if (!reached.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(
                    "sbsync did not get there" + (process.isAlive() ? "" : "; it ended with " + process.exitValue()));
        }
    }

    /** Kills the process with SIGKILL, and waits until it is gone. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts a long-running command; its stdout is read line by line. */
    static SbsyncProcess start(Map<String, String> environment, String... arguments) throws IOException {
        return new SbsyncProcess(environment, Read.OUT, command(arguments));
    }

    /** Starts a long-running command; its stderr is read line by line. */
    static SbsyncProcess startNoting(Map<String, String> environment, String... arguments) throws IOException {
        return new SbsyncProcess(environment, Read.ERR, command(arguments));
    }

    /** Starts a command that receives signals even if the tests' process ignores them. */
    static SbsyncProcess startHearing(Map<String, String> environment, String... arguments) throws IOException {
        List<String> hearing = List.of("env", "--default-signal=HUP,INT,TERM");
        return new SbsyncProcess(
                environment, Read.ERR, command(hearing, List.of("-jar", jar().toString()), List.of(arguments)));
    }

    /** Returns the next line; blocks until it is available. */
    String readLine() throws IOException {
        return String.valueOf(lines.readLine());
    }

    /** Returns the next line with a prefix, or "null" if there is none; blocks until it is available. */
    String awaitLine(String beginning) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }

    /** Returns the rest of the stream; blocks until its end. */
    String readRest() {
        return lines.lines().collect(Collectors.joining("\n"));
    }

    /** Sends a signal, such as {@code INT}, without waiting. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("bash", "-c", "kill -" + name + " " + process.pid())
                .start()
                .waitFor();
    }

    long pid() {
        return process.pid();
    }

    /** Stops the process like Ctrl-C and SIGTERM, and returns its exit code. */
    int terminate() throws InterruptedException {
        process.toHandle().destroy(); // unlike the process, the handle leaves the streams open
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("sbsync did not end when told to");
        }
        return process.exitValue();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path jar() {
        return Path.of(System.getProperty("sbsync.jar", "target/sbsync.jar")).toAbsolutePath();
    }
}
