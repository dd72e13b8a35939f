package dev.sbsync.testkit.clients;

import dev.sbsync.testkit.FakeManagementApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Storyblok's own command line and JavaScript client, installed with npm below {@code target} and run against a fake.
 * For tests of the profile {@code real-clients}. Blocks; not thread-safe.
 */
public final class OfficialClients {

    private static final Path SOURCES = Path.of("..", "sbsync-testkit", "src", "real-clients");
    private static final Path WORK = Path.of("target", "real-clients");
    private static final long LONGEST_MINUTES = 8;

    private OfficialClients() {}

    /** Installs the clients into the module's {@code target}. */
    public static void install() throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        for (String file : List.of("package.json", "preload.mjs", "client.mjs")) {
            Files.copy(SOURCES.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        run(Map.of(), "npm", "install", "--no-audit", "--no-fund", "--no-package-lock");
    }

    /** Deletes what earlier commands have pulled and reported. */
    public static void deleteFiles() throws IOException {
        Path root = files();
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.sorted((left, right) -> right.compareTo(left)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Returns the folder with the files and reports of the command line. */
    public static Path files() {
        return WORK.resolve(".storyblok");
    }

    /** Runs Storyblok's command line, which ends with 0 whatever happens. */
    public static void storyblok(FakeManagementApi api, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "node_modules/storyblok/dist/index.mjs"));
        command.addAll(List.of(arguments));
        command.add("--no-ui-enabled");
        Path home = Files.createDirectories(WORK.resolve("home")).toAbsolutePath();
        run(
                Map.of(
                        "STORYBLOK_LOGIN", "ci@example.test",
                        "STORYBLOK_TOKEN", "any",
                        "STORYBLOK_REGION", "eu",
                        "HOME", home.toString(),
                        "SB_FAKE_ORIGIN", api.baseUrl().toString(),
                        "NODE_OPTIONS", "--import ./preload.mjs"),
                command.toArray(String[]::new));
    }

    /** Runs a script with the JavaScript client for a space, and returns what it printed. */
    public static String script(FakeManagementApi api, long space, String script)
            throws IOException, InterruptedException {
        return run(
                Map.of("SB_FAKE_ORIGIN", api.baseUrl().toString(), "SB_SPACE_ID", Long.toString(space)),
                "node",
                script);
    }

    /** Runs a command to its end and returns what it printed. */
    private static String run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path log = WORK.resolve("last-command.log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(WORK.toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " did not end:\n" + Files.readString(log));
        }
        String printed = Files.readString(log);
        if (process.exitValue() != 0) {
            throw new AssertionError(
                    String.join(" ", command) + " ended with " + process.exitValue() + ":\n" + printed);
        }
        return printed;
    }
}
