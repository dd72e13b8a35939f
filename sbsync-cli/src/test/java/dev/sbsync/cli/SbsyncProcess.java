package dev.sbsync.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged jar in a process of its own, with nothing of the test's environment but the variables given. */
final class SbsyncProcess implements AutoCloseable {

    private static final int LONGEST_SECONDS = 120;

    private final Process process;
    private final BufferedReader firstLines;
    private final Path out;
    private final Path err;

    /** What a process left behind. */
    record Result(int code, String out, String err) {}

    private SbsyncProcess(Map<String, String> environment, boolean streaming, List<String> arguments)
            throws IOException {
        out = Files.createTempFile("sbsync-it-", ".out");
        err = Files.createTempFile("sbsync-it-", ".err");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        if (!streaming) {
            builder.redirectOutput(out.toFile());
        }
        process = builder.start();
        firstLines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Runs a command to its end. */
    static Result run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        try (SbsyncProcess sbsync = new SbsyncProcess(environment, false, List.of(arguments))) {
            if (!sbsync.process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("sbsync " + String.join(" ", arguments) + " did not end");
            }
            return new Result(sbsync.process.exitValue(), Files.readString(sbsync.out), Files.readString(sbsync.err));
        }
    }

    /** Starts a command that goes on; its stdout is read line by line. */
    static SbsyncProcess start(Map<String, String> environment, String... arguments) throws IOException {
        return new SbsyncProcess(environment, true, List.of(arguments));
    }

    /** Returns the next line of stdout; blocks until it is there. */
    String readLine() throws IOException {
        return String.valueOf(firstLines.readLine());
    }

    /** Asks the process to end as Ctrl-C and SIGTERM do, and returns its exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("sbsync did not end when told to");
        }
        return process.exitValue();
    }

    String err() throws IOException {
        return Files.readString(err);
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

    private static String jar() {
        return Path.of(System.getProperty("sbsync.jar", "target/sbsync.jar"))
                .toAbsolutePath()
                .toString();
    }
}
