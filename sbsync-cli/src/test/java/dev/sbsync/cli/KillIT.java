package dev.sbsync.cli;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.SbsyncProcess.Result;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process for good (SIGKILL) at its n-th request, or at its n-th write to the state, before or after it, and
 * resumes it with the packaged jar. A few of them here; {@code -Dsbsync.kills=1} kills at every one. The same is done
 * in one process, for all of them in turn, by core's KilledRunTest.
 */
class KillIT {

    static final long SOURCE = 101001;
    static final long TARGET = 101002;

    @TempDir
    private Path folder;

    private static FakeManagementApi api() {
        SpaceBuilder source = SpaceBuilder.space(SOURCE, "Source")
                .folder("blog")
                .startPage("blog", story -> story.published())
                .folder("blog/2026")
                .story("blog/2026/dirty", story -> story.field("v", "draft").dirty(live -> live.put("v", "live")))
                .story("blog/2026/published", story -> story.published().field("v", 1))
                .story("blog/draft", story -> story.field("v", "draft"))
                .folder("shop")
                .story("shop/a", story -> story.published())
                .story("shop/b", story -> story.field("v", 2))
                .story("unpublished", story -> story.field("v", "now a draft"))
                .story("changed", story -> story.published().field("v", "new"))
                .story("same", story -> story.published());
        SpaceBuilder target = SpaceBuilder.space(TARGET, "Target")
                .story("unpublished", story -> story.published().field("v", "now a draft"))
                .story("changed", story -> story.published().field("v", "old"));
        return FakeManagementApi.builder().dataset(Dataset.of(source, target)).start();
    }

    private static final int CREATES = 10;

    @Test
    void killedAtARequest_resumes() throws Exception {
        int requests = 40;
        int step = Integer.getInteger("sbsync.kills", 17);
        int killed = 0;
        // the first four read the spaces and their lists; there is no run yet
        for (int at = 5; at <= requests; at += step) {
            killed += atRequest(at, at % 2 == 0) ? 1 : 0;
            if (step == 1) {
                killed += atRequest(at, at % 2 != 0) ? 1 : 0;
            }
        }
        assertThat(killed).isPositive();
    }

    @Test
    void killedAtAWriteToTheState_resumes() throws Exception {
        int step = Integer.getInteger("sbsync.kills", 23);
        int killed = 0;
        for (int at = 2; at <= 60; at += step) {
            killed += atWrite(at, at % 2 == 0 ? "before" : "after") ? 1 : 0;
            if (step == 1) {
                killed += atWrite(at, at % 2 == 0 ? "after" : "before") ? 1 : 0;
            }
        }
        assertThat(killed).isPositive();
    }

    private boolean atRequest(int at, boolean after) throws Exception {
        String when = "request " + at + (after ? " after" : " before");
        Path state = folder.resolve(when.replace(' ', '-') + ".db");
        CompletableFuture<SbsyncProcess> process = new CompletableFuture<>();
        try (FakeManagementApi api = api()) {
            Runnable kill = () -> process.join().kill();
            api.faults()
                    .add(FaultRule.on("any", request -> true)
                            .call(at)
                            .then(after ? FaultAction.after(kill) : FaultAction.before(kill)));
            int code;
            try (SbsyncProcess sync = SbsyncProcess.start(environment(api), arguments("sync", state))) {
                process.complete(sync);
                code = sync.awaitEnd();
            }
            if (code == 0) {
                return false; // it needed fewer requests
            }
            assertThat(code).as(when).isEqualTo(137);
            resumes(api, state, when);
            return true;
        }
    }

    private boolean atWrite(int at, String when) throws Exception {
        Path state = folder.resolve("write-" + at + "-" + when + ".db");
        try (FakeManagementApi api = api()) {
            Result halted = SbsyncProcess.runMain(
                    HaltingSync.class, api.baseUrl().toString(), state.toString(), Integer.toString(at), when);
            if (halted.code() == 0) {
                return false; // it needed fewer writes
            }
            assertThat(halted.code()).as(halted.err()).isEqualTo(137);
            resumes(api, state, "write " + at + " " + when);
            return true;
        }
    }

    private static void resumes(FakeManagementApi api, Path state, String when) throws Exception {
        api.faults().clear();
        Result runs = SbsyncProcess.run(environment(api), "runs", "--state", state.toString());
        if (runs.out().contains(" done ")) {
            assertThat(api.space(TARGET)).as(when).mirrors(api.space(SOURCE));
            return;
        }
        long before = lookUps(api);
        Result resumed =
                SbsyncProcess.run(environment(api), "resume", "--workers", "1", "--quiet", "--state", state.toString());

        assertThat(resumed.code())
                .as("%s: %s%s", when, resumed.out(), resumed.err())
                .isZero();
        assertThat(resumed.out()).as(when).contains("  items     12: ");
        assertThat(api.space(TARGET)).as(when).mirrors(api.space(SOURCE));
        assertThat(api.commits().stream()
                        .filter(commit -> commit.kind() == Commit.Kind.CREATED)
                        .count())
                .as(when)
                .isEqualTo(CREATES);
        assertThat(lookUps(api) - before).as(when).isLessThanOrEqualTo(1);
        assertThat(api.violations()).as(when).isEmpty();
    }

    private static long lookUps(FakeManagementApi api) {
        return api.requests().stream()
                .map(RecordedRequest::toString)
                .filter(request -> request.contains("with_slug") || request.contains("by_slugs"))
                .count();
    }

    private static Map<String, String> environment(FakeManagementApi api) {
        return Map.of("SB_TOKEN", "any", "SB_MA_BASE_URL", api.baseUrl().toString(), "SB_MA_RPS", "500");
    }

    private static String[] arguments(String command, Path state) {
        return new String[] {
            command,
            "--from",
            "101001",
            "--to",
            "101002",
            "--yes",
            "--quiet",
            "--workers",
            "1",
            "--state",
            state.toString()
        };
    }
}
