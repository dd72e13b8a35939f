package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.SbsyncProcess.Result;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SampleSpaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A complete workflow on the packaged jar, with the fake API in its own process. */
class SyncIT {

    private static final String DATASET = """
            {"spaces": [
              {"id": 101001, "name": "Source", "stories": [
                {"name": "Blog", "slug": "blog", "full_slug": "blog", "is_folder": true},
                {"name": "First", "slug": "first", "full_slug": "blog/first", "published": true,
                 "content": {"component": "page", "price": 1.10}},
                {"name": "Second", "slug": "second", "full_slug": "blog/second", "published": true,
                 "unpublished_changes": true, "content": {"component": "page", "title": "new"},
                 "published_content": {"component": "page", "title": "old"}},
                {"name": "Home \\u0007", "slug": "home", "content": {"component": "page"}}]},
              {"id": 101002, "name": "Target"}]}
            """;

    private static final String[] COUNTS = {
        "created", "updated", "unchanged", "skipped", "failed", "blocked", "cancelled"
    };

    @TempDir
    private Path folder;

    @Test
    void syncAndVerify_againstAnotherProcess() throws Exception {
        Path dataset = Files.writeString(folder.resolve("spaces.json"), DATASET);
        try (SbsyncProcess fake =
                SbsyncProcess.start(Map.of(), "fake", "--dataset", dataset.toString(), "--port", "0")) {
            String firstLine = fake.readLine();
            assertThat(firstLine).matches("Listening on http://127\\.0\\.0\\.1:\\d+");
            Map<String, String> environment = Map.of(
                    "SB_TOKEN", "any", "SB_MA_BASE_URL", firstLine.replace("Listening on ", ""), "SB_MA_RPS", "500");

            Result plan = sbsync(environment, "plan");
            Result copied = sbsync(environment, "sync", "--yes", "--report", report("first"));
            Result verified = sbsync(environment, "verify");
            Result again = sbsync(environment, "sync", "--yes", "--quiet", "--report", report("second"));

            assertThat(plan.code()).as(plan.err()).isZero();
            assertThat(plan.out()).contains("4 create");
            assertThat(copied.code()).as(copied.err()).isZero();
            assertThat(copied.out()).startsWith("Done in ").contains("4 created");
            assertThat(copied.err()).contains("Reading spaces").doesNotContain("Done in");
            assertAddsUp(json("first"), "created");
            assertThat(verified.code()).as(verified.out()).isZero();
            assertThat(verified.out()).contains("4 equal · 0 different · 0 missing · 0 extra");
            assertThat(again.code()).isZero();
            assertThat(again.err()).isEmpty();
            assertAddsUp(json("second"), "unchanged");
            assertThat(json("second").at("/requests/target/writes").asInt()).isZero();

            assertThat(fake.readLine()).isEqualTo("  101001  Source  4 items");
            assertThat(fake.terminate()).isEqualTo(ExitCode.CANCELLED);
        }
    }

    @Test
    void sync_stopped_exitsWith130AndAMessage() throws Exception {
        try (FakeManagementApi api =
                FakeManagementApi.builder().dataset(SampleSpaces.demo()).start()) {
            Map<String, String> environment =
                    Map.of("SB_TOKEN", "any", "SB_MA_BASE_URL", api.baseUrl().toString(), "SB_MA_RPS", "2");
            try (SbsyncProcess sync = SbsyncProcess.startNoting(
                    environment,
                    "sync",
                    "--yes",
                    "--from",
                    "101001",
                    "--to",
                    "101002",
                    "--report",
                    report("cancelled"))) {
                assertThat(sync.readLine()).startsWith("Reading spaces");
                assertThat(sync.readLine()).startsWith("Plan: 33 create");

                assertThat(sync.terminate()).isEqualTo(ExitCode.CANCELLED);

                assertThat(sync.readRest()).contains("Stopping").doesNotContain("sbsync: ");
                assertThat(sync.out()).startsWith("Cancelled, ").contains(" cancelled");
                assertThat(json("cancelled").at("/outcome").asString()).isEqualTo("cancelled");
            }
        }
    }

    private Result sbsync(Map<String, String> environment, String... arguments) throws Exception {
        return SbsyncProcess.run(
                environment,
                Stream.concat(Stream.of(arguments), Stream.of("--from", "101001", "--to", "101002"))
                        .toArray(String[]::new));
    }

    private String report(String name) {
        return folder.resolve(name + ".json").toString();
    }

    private JsonNode json(String name) throws Exception {
        return JsonMapper.shared().readTree(Files.readString(Path.of(report(name))));
    }

    private static void assertAddsUp(JsonNode report, String all) {
        JsonNode summary = report.at("/summary");
        int sum = Stream.of(COUNTS)
                .mapToInt(count -> summary.at("/" + count).asInt())
                .sum();
        assertThat(summary.at("/total").asInt()).isEqualTo(sum).isEqualTo(4);
        assertThat(summary.at("/" + all).asInt()).isEqualTo(4);
        assertThat(report.at("/items").size()).isEqualTo(4);
    }
}
