package dev.sbsync.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sbsync.cli.Cli;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.SampleSpaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of the documented workflow as its runner does, with the workflow's environment. */
class WorkflowIT {

    private static final Path DOCUMENT = DocumentedShell.ROOT.resolve("docs/review-and-undo.md");

    @TempDir
    private Path folder;

    @Test
    void plan_apply_undo() throws Exception {
        assumeThat(DocumentedShell.hasJq()).isTrue();
        try (FakeManagementApi api =
                FakeManagementApi.builder().dataset(SampleSpaces.demo()).start()) {
            FakeSpace target = api.space(101002);
            run(api, "install");
            run(api, "plan");
            assertThat(folder.resolve("body.md")).content().contains("7 create", "+  journal/hebrew");
            assertThat(target.stories()).isEmpty();

            run(api, "apply");
            assertThat(target.stories()).hasSize(7);

            String summary = Files.readString(folder.resolve("GITHUB_STEP_SUMMARY"));
            assertThat(summary).contains("Done in ", "Run to undo: ", "```");
            String id = summary.replaceAll("(?s).*\\nRun to undo: (\\S+)\\n.*", "$1");
            undo(api, id);
            assertThat(target.stories()).isEmpty();
        }
    }

    /** Runs a step. */
    private void run(FakeManagementApi api, String step) throws IOException, InterruptedException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        ProcessBuilder builder =
                new DocumentedShell(folder, api.baseUrl()).script("bash", "-e", "-c", script(lines, step));
        builder.environment().putAll(environment(lines));
        for (String file : List.of("GITHUB_PATH", "GITHUB_STEP_SUMMARY")) {
            builder.environment().put(file, folder.resolve(file).toString());
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(step + ": " + output).isZero();
    }

    /** Runs the step in this process, as a new one would first wait until lists show what the run wrote. */
    private void undo(FakeManagementApi api, String run) throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        Path state = folder.resolve(Objects.requireNonNull(environment(lines).get("STATE")));
        for (String line : script(lines, "undo").strip().split("\n *", -1)) {
            String[] words = line.replace("\"$RUN\"", run)
                    .replace("\"$STATE\"", state.toString())
                    .split(" ", -1);
            assertThat(words[0]).isEqualTo("sbsync");
            Cli cli = Cli.withoutTerminal()
                    .with("SB_TOKEN", "any")
                    .with("SB_MA_BASE_URL", api.baseUrl().toString())
                    .with("SB_MA_RPS", "500");
            Cli.Result result = cli.run(Arrays.copyOfRange(words, 1, words.length));
            assertThat(result.code()).as(result.err()).isZero();
        }
    }

    /** Returns the indented lines after the {@code run} of a step. */
    private static String script(List<String> lines, String step) {
        return String.join(
                "\n",
                lines.stream()
                        .dropWhile(line -> !line.equals("      - name: " + step))
                        .dropWhile(line -> !line.equals("        run: |"))
                        .skip(1)
                        .takeWhile(line -> line.startsWith("          "))
                        .toList());
    }

    /** Returns the workflow's variables, without secrets. */
    private static Map<String, String> environment(List<String> lines) {
        Map<String, String> variables = new LinkedHashMap<>();
        lines.stream()
                .dropWhile(line -> !line.equals("env:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .map(line -> line.strip().split(": ", 2))
                .filter(pair -> !pair[1].startsWith("${{"))
                .forEach(pair -> variables.put(pair[0], pair[1].replace("\"", "")));
        return variables;
    }
}
