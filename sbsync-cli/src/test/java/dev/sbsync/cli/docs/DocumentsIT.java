package dev.sbsync.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SampleSpaces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs every command of the documents on the packaged jar, in order, and compares the output. The fake replaces the
 * real API, with the sample spaces; figures that vary between runs are placeholders on both sides.
 */
class DocumentsIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int LONGEST_SECONDS = 120;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/cli.md", "docs/getting-started.md"})
    void everyCommand_printsTheDocumentedOutput(String document) throws Exception {
        sbsync();
        List<ConsoleBlocks.Example> examples = ConsoleBlocks.of(ROOT.resolve(document));
        assertThat(examples).as(document).isNotEmpty();
        try (FakeManagementApi api =
                FakeManagementApi.builder().dataset(SampleSpaces.demo()).start()) {
            for (ConsoleBlocks.Example example : examples) {
                String where = document + ":" + example.line() + ": " + example.typed();
                List<String> printed = typed(example, api);
                assertThat(Figureless.of(printed)).as(where).isEqualTo(Figureless.of(example.output()));
            }
        }
    }

    private List<String> typed(ConsoleBlocks.Example example, FakeManagementApi api)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", example.typed()).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("SB_") || name.startsWith("XDG_") || name.equals("DEBUG"));
        environment.put("PATH", folder + ":" + environment.get("PATH"));
        environment.put("HOME", folder.toString());
        environment.put("SB_TOKEN", "any");
        environment.put("SB_MA_BASE_URL", api.baseUrl().toString());
        environment.put("SB_MA_RPS", "500");
        Process process = builder.redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            if (example.interrupted()) {
                while (lines.size() < example.output().size()) {
                    lines.add(String.valueOf(reader.readLine()));
                }
                process.descendants().forEach(ProcessHandle::destroy);
                process.toHandle().destroy();
            } else {
                reader.lines().forEach(lines::add);
            }
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .as(example.typed() + " ends")
                    .isTrue();
            if (!example.interrupted()) {
                boolean refused = lines.stream().anyMatch(line -> line.startsWith("sbsync: "));
                assertThat(process.exitValue() == 0)
                        .as(example.typed() + " exits with 0")
                        .isEqualTo(!refused);
            }
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Installs the command as documented: in the folder, which is also on the path. */
    private void sbsync() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = Path.of(System.getProperty("sbsync.jar", "target/sbsync.jar"))
                .toAbsolutePath()
                .toString();
        Path script = Files.writeString(
                folder.resolve("sbsync"),
                "#!/bin/sh\nexec '" + java + "' -XX:TieredStopAtLevel=1 -jar '" + jar + "' \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Files.copy(ROOT.resolve("docs/examples/spaces.json"), folder.resolve("spaces.json"));
    }
}
