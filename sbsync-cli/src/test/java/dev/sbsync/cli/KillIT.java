package dev.sbsync.cli;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.SbsyncProcess.Result;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.SyncState;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process (SIGKILL) at its n-th request, or before or after its n-th write to the state, and resumes the run
 * with the packaged jar. Samples some points; {@code -Dsbsync.kills=1} kills at every one. Core's KilledRunTest covers
 * all of them within one process.
 */
class KillIT {

    static final long SOURCE = 101001;
    static final long TARGET = 101002;

    @TempDir
    private Path folder;

    static FakeManagementApi api() {
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

    /** The result of an undisturbed run. */
    private record Undisturbed(String counts, List<String> commits, int requests) {}

    private static Undisturbed undisturbed(Path state) throws Exception {
        try (FakeManagementApi api = api()) {
            Result result = SbsyncProcess.run(environment(api), arguments("sync", state));
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(api.space(TARGET)).mirrors(api.space(SOURCE));
            return new Undisturbed(counts(result), commits(api), api.requests().size());
        }
    }

    @Test
    void killedAtARequest_resumes() throws Exception {
        Undisturbed whole = undisturbed(folder.resolve("whole.db"));
        int step = Integer.getInteger("sbsync.kills", 17);
        assertThat(sweep(step, (at, after) -> atRequest(at, after, whole))).isGreaterThan(30 / step);
    }

    @Test
    void killedAtAWriteToTheState_resumes() throws Exception {
        Undisturbed whole = undisturbed(folder.resolve("whole.db"));
        int step = Integer.getInteger("sbsync.kills", 23);
        assertThat(sweep(step, (at, after) -> atWrite(at, after ? "after" : "before", whole)))
                .isGreaterThan(40 / step);
    }

    /** Kills a run, and returns whether it had ended by then. */
    private interface Kill {
        boolean endedBefore(int at, boolean after) throws Exception;
    }

    /** Kills runs at increasing points until one completes; returns the number of killed runs. */
    private static int sweep(int step, Kill kill) throws Exception {
        int killed = 0;
        boolean ended = false;
        for (int at = 1; !ended; at += step) {
            for (boolean after : step == 1 ? new boolean[] {false, true} : new boolean[] {at % 2 == 0}) {
                ended |= kill.endedBefore(at, after);
                killed += ended ? 0 : 1;
            }
        }
        return killed;
    }

    /** Returns whether it needed fewer requests. */
    private boolean atRequest(int at, boolean after, Undisturbed whole) throws Exception {
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
                assertThat(at).as(when).isGreaterThan(whole.requests());
                return true;
            }
            assertThat(code).as(when).isEqualTo(137);
            resumes(api, state, when, whole);
            return false;
        }
    }

    /** Returns whether it needed fewer writes. */
    private boolean atWrite(int at, String moment, Undisturbed whole) throws Exception {
        String when = "write " + at + " " + moment;
        Path state = folder.resolve(when.replace(' ', '-') + ".db");
        try (FakeManagementApi api = api()) {
            Result halted = SbsyncProcess.runMain(
                    HaltingSync.class, api.baseUrl().toString(), state.toString(), Integer.toString(at), moment);
            if (halted.code() == 0) {
                return true;
            }
            assertThat(halted.code()).as(halted.err()).isEqualTo(137);
            resumes(api, state, when, whole);
            return false;
        }
    }

    /** Completes the killed run and compares the result with that of an undisturbed run. */
    private static void resumes(FakeManagementApi api, Path state, String when, Undisturbed whole) throws Exception {
        api.faults().clear();
        Optional<StoredRun> run;
        long inFlight;
        try (StateStore store = StateFile.read(state)) {
            run = new SyncState(store).runs().stream().findFirst();
            inFlight = run.stream()
                    .flatMap(begun -> new SyncState(store).items(begun.header().runId()).stream())
                    .filter(item ->
                            item.ended().isEmpty() && !item.begun().unanswered().isEmpty())
                    .count();
        }
        long lookUpsBefore = lookUps(api);
        boolean resumable = run.map(StoredRun::resumable).orElse(false);
        Result resumed =
                SbsyncProcess.run(environment(api), "resume", "--workers", "1", "--quiet", "--state", state.toString());
        if (!resumable) {
            assertThat(resumed.code()).as(when).isEqualTo(ExitCode.USAGE);
            assertThat(resumed.err()).as(when).contains("No run to resume");
        }
        if (run.isEmpty()) {
            // it was killed while planning
            assertThat(api.writes()).as(when).isEmpty();
            resumed = SbsyncProcess.run(environment(api), arguments("sync", state));
        }
        if (resumable || run.isEmpty()) {
            assertThat(resumed.code())
                    .as("%s: %s%s", when, resumed.out(), resumed.err())
                    .isZero();
            assertThat(counts(resumed)).as(when).isEqualTo(whole.counts());
        }
        assertThat(api.space(TARGET)).as(when).mirrors(api.space(SOURCE));
        assertThat(commits(api)).as(when).isEqualTo(whole.commits());
        assertThat(lookUps(api) - lookUpsBefore).as(when).isLessThanOrEqualTo(inFlight);
        assertThat(api.violations()).as(when).isEmpty();
    }

    private static String counts(Result result) {
        return result.out()
                .lines()
                .filter(line -> line.startsWith("  items "))
                .findFirst()
                .orElse("no counts in: " + result.out());
    }

    /** Returns the changes of the target in a stable order. */
    static List<String> commits(FakeManagementApi api) {
        return api.commits().stream()
                .map(commit -> commit.kind() + " " + commit.path())
                .sorted()
                .toList();
    }

    private static long lookUps(FakeManagementApi api) {
        return api.requests().stream()
                .map(RecordedRequest::toString)
                .filter(request -> request.contains("with_slug") || request.contains("by_slugs"))
                .count();
    }

    static Map<String, String> environment(FakeManagementApi api) {
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
