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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs every command of the documents on the packaged jar, in order, and compares the output. The fake replaces the
 * real API, with the sample spaces; figures that vary between runs are placeholders on both sides.
 */
class DocumentsIT {

    private static final int LONGEST_SECONDS = 120;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/cli.md", "docs/getting-started.md", "docs/review-and-undo.md"})
    void everyCommand_printsTheDocumentedOutput(String document) throws Exception {
        Files.copy(DocumentedShell.ROOT.resolve("docs/examples/spaces.json"), folder.resolve("spaces.json"));
        List<ConsoleBlocks.Example> examples = ConsoleBlocks.of(DocumentedShell.ROOT.resolve(document));
        assertThat(examples).as(document).isNotEmpty();
        try (FakeManagementApi api =
                FakeManagementApi.builder().dataset(SampleSpaces.demo()).start()) {
            DocumentedShell shell = new DocumentedShell(folder, api.baseUrl());
            for (ConsoleBlocks.Example example : examples) {
                if (example.typed().contains("| jq ") && !DocumentedShell.hasJq()) {
                    continue; // it only reads what others left
                }
                String where = document + ":" + example.line() + ": " + example.typed();
                List<String> printed = typed(example, shell);
                assertThat(Figureless.of(printed)).as(where).isEqualTo(Figureless.of(example.output()));
            }
        }
    }

    private List<String> typed(ConsoleBlocks.Example example, DocumentedShell shell)
            throws IOException, InterruptedException {
        Process process = shell.script("bash", "-c", example.typed()).start();
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
}
