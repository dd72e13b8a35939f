package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a clone with stubs: it starts the built jar, and builds it if needed. */
class LauncherIT {

    private static final Path LAUNCHER =
            Path.of("..", "sbsync").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private record Result(int code, String text) {}

    private Result launch(Path script, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new Result(process.exitValue(), text);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A clone whose build writes {@code build.log} and copies the real jar, or runs {@code build}. */
    private Path cloneOf(String build) throws IOException {
        Path clone = Files.createDirectories(folder.resolve("a clone"));
        Files.createDirectories(clone.resolve("sbsync-cli/src/main"));
        Files.createDirectories(clone.resolve(".mvn"));
        Files.createFile(clone.resolve("pom.xml"));
        Files.createFile(clone.resolve("sbsync-cli/pom.xml"));
        Files.copy(LAUNCHER, clone.resolve("sbsync"));
        Path mvnw = Files.writeString(clone.resolve("mvnw"), "#!/bin/sh\n" + build + "\n");
        assertThat(mvnw.toFile().setExecutable(true)).isTrue();
        assertThat(clone.resolve("sbsync").toFile().setExecutable(true)).isTrue();
        return clone;
    }

    private static String copyTheJar() {
        String jar = Path.of(System.getProperty("sbsync.jar", "target/sbsync.jar"))
                .toAbsolutePath()
                .toString();
        return "echo \"$@\" >> builds.log; mkdir -p sbsync-cli/target && cp '" + jar + "' sbsync-cli/target/sbsync.jar";
    }

    @Test
    void firstStart_buildsOnceAndSaysSo() throws Exception {
        Path clone = cloneOf(copyTheJar());

        Result first = launch(clone.resolve("sbsync"), "--version");
        Result second = launch(clone.resolve("sbsync"), "--version");

        assertThat(first.code()).as(first.text()).isZero();
        assertThat(first.text())
                .startsWith("sbsync: building from source")
                .contains("\nsbsync 0")
                .hasLineCount(2);
        assertThat(second.text()).hasLineCount(1);
        assertThat(clone.resolve("builds.log"))
                .content()
                .contains("-Dmaven.test.skip")
                .hasLineCount(1);
    }

    @Test
    void newerSource_buildsAgain() throws Exception {
        Path clone = cloneOf(copyTheJar());
        launch(clone.resolve("sbsync"), "--version");
        Path jar = clone.resolve("sbsync-cli/target/sbsync.jar");
        Files.createFile(clone.resolve("sbsync-cli/src/main/New.java"));
        Files.setLastModifiedTime(jar, java.nio.file.attribute.FileTime.fromMillis(0));

        launch(clone.resolve("sbsync"), "--version");

        assertThat(clone.resolve("builds.log")).content().hasLineCount(2);
    }

    @Test
    void throughALink_fromAnotherFolder_argumentsAndExitCodeArePassedOn() throws Exception {
        Path clone = cloneOf(copyTheJar());
        Path link = Files.createSymbolicLink(folder.resolve("link"), clone.resolve("sbsync"));
        launch(link, "--version");

        Result result = launch(link, "plan", "--from", "not a number", "--to", "2");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.text()).contains("'not a number'");
    }

    @Test
    void failedBuild_printsTheBuildsOutput() throws Exception {
        Path clone = cloneOf("echo the compiler is unhappy; exit 1");

        Result result = launch(clone.resolve("sbsync"), "--version");

        assertThat(result.code()).isOne();
        assertThat(result.text()).contains("the compiler is unhappy", "the build failed");
    }
}
