package dev.sbsync.cli;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.SbsyncProcess.Result;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar with a small heap, and the native libraries that a killed process leaves. */
class SmallHeapIT {

    @TempDir
    private Path folder;

    private static FakeManagementApi api(Consumer<SpaceBuilder> items) {
        SpaceBuilder source = SpaceBuilder.space(KillIT.SOURCE, "Source");
        items.accept(source);
        return FakeManagementApi.builder()
                .dataset(Dataset.of(source, SpaceBuilder.space(KillIT.TARGET, "Target")))
                .start();
    }

    private Map<String, String> environment(FakeManagementApi api, String options) {
        return Map.of(
                "SB_TOKEN",
                "any",
                "SB_MA_BASE_URL",
                api.baseUrl().toString(),
                "SB_MA_RPS",
                "500",
                "XDG_DATA_HOME",
                folder.toString(),
                "JAVA_TOOL_OPTIONS",
                options);
    }

    private static String[] sync() {
        return new String[] {
            "sync", "--from", String.valueOf(KillIT.SOURCE), "--to", String.valueOf(KillIT.TARGET), "--yes"
        };
    }

    @Test
    void sync_contentsThatDoNotFitTogether_takeTurnsAndTheOneThatIsTooLargeFails() throws Exception {
        try (FakeManagementApi api = api(space -> {
            for (int i = 0; i < 12; i++) {
                space.story("large" + i, story -> story.published().field("text", "l".repeat(1_500_000)));
            }
            space.story("huge", story -> story.field("text", "h".repeat(7_000_000)));
        })) {
            Result result = SbsyncProcess.run(environment(api, "-Xmx64m"), sync());

            assertThat(result.code()).as(result.out() + result.err()).isEqualTo(ExitCode.PROBLEMS);
            assertThat(result.out()).contains("too_large");
            assertThat(result.err()).doesNotContain("OutOfMemory", "\tat ");
            for (int i = 0; i < 12; i++) {
                assertThat(api.space(KillIT.TARGET)).hasStory("large" + i);
            }
        }
    }

    /** Any thread may run out of heap; the command always prints one sentence. */
    @ParameterizedTest
    @ValueSource(strings = {"-Xmx11m", "-Xmx12m", "-Xmx14m"})
    void plan_listsThatDoNotFit_endsWithOneSentence(String heap) throws Exception {
        try (FakeManagementApi api = api(space -> {
            for (int i = 0; i < 20_000; i++) {
                space.story("s" + i);
            }
        })) {
            Map<String, String> environment = environment(api, heap);
            Result result =
                    SbsyncProcess.run(environment, "plan", "--from", "" + KillIT.SOURCE, "--to", "" + KillIT.TARGET);

            assertThat(result.code()).as(result.out() + result.err()).isEqualTo(ExitCode.RUNTIME_ERROR);
            assertThat(result.err()).containsPattern("sbsync: The heap of \\d+ MB is used up; give Java more memory");
            assertThat(result.err()).doesNotContain("Exception", "OutOfMemory", "\tat ");
        }
    }

    @Test
    void sync_killed_nextStartRemovesItsLibraries() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        try (FakeManagementApi api = KillIT.api()) {
            Map<String, String> environment = environment(api, "-Djava.io.tmpdir=" + temporary);
            for (int i = 0; i < 2; i++) {
                CountDownLatch writing = new CountDownLatch(1);
                api.faults().clear();
                api.faults().add(FaultRule.on("POST", "**").then(FaultAction.before(writing::countDown)));
                api.faults().add(FaultRule.on("POST", "**").then(FaultAction.hang()));
                try (SbsyncProcess sbsync = SbsyncProcess.startNoting(environment, sync())) {
                    sbsync.await(writing);
                    sbsync.kill();
                }
                assertThat(processes()).as("kill %d", i).hasSize(1);
            }
            api.faults().clear();
            Result result = SbsyncProcess.run(environment, sync());

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(processes()).isEmpty();
            try (Stream<Path> left = Files.list(temporary)) {
                assertThat(left.filter(path -> path.toString().contains("lib"))).isEmpty();
            }
        }
    }

    private List<Path> processes() throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve("sbsync").resolve("native"))) {
            return found.filter(Files::isDirectory).toList();
        }
    }
}
