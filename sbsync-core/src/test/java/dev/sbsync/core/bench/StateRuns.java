package dev.sbsync.core.bench;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.SyncState;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeManagementApiBuilder;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.Switch;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.http.HttpTransport;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs of one pair of spaces with a state file, nothing paced, and what each of them took. */
final class StateRuns implements AutoCloseable {

    private final Path state;
    private final FakeManagementApi api;

    /**
     * What a run took.
     *
     * @param seconds from opening the state to closing it
     * @param stateBytes the size of its file afterwards
     * @param archived the size of the run's archive, in bytes
     */
    record Took(SyncReport report, long requests, long writes, double seconds, long stateBytes, long archived) {}

    StateRuns(int items, Path state, Switch... switches) {
        this.state = state;
        FakeManagementApiBuilder builder = FakeManagementApi.builder().dataset(BenchSpaces.of(items));
        for (Switch on : switches) {
            builder.with(on);
        }
        this.api = builder.start();
    }

    /** Edits published stories of the source, and publishes them; returns how many there were. */
    int edit(int stories, String headline) {
        List<FakeStory> edited = api.space(BenchSpaces.SOURCE).stories().stream()
                .filter(story -> !story.folder() && story.state() == FakeStory.State.PUBLISHED)
                .limit(stories)
                .toList();
        edited.forEach(story -> api.space(BenchSpaces.SOURCE)
                .edit(story.path(), edit -> edit.field("headline", headline).publish()));
        return edited.size();
    }

    Took run() throws IOException {
        return run(true);
    }

    /**
     * Plans and runs.
     *
     * @param archive whether what the run changes is archived
     */
    Took run(boolean archive) throws IOException {
        api.clearRequests();
        long start = System.nanoTime();
        SyncReport report;
        long archived;
        try (HttpTransport sourceHttp = HttpTransport.builder()
                        .rateLimiter(RateLimiter.unlimited(TimeSource.system()))
                        .build();
                HttpTransport targetHttp = HttpTransport.builder()
                        .rateLimiter(RateLimiter.unlimited(TimeSource.system()))
                        .build();
                ManagementClient source = client(sourceHttp);
                ManagementClient target = client(targetHttp);
                StateStore store = StateFile.open(state, TimeSource.system())) {
            SpaceSync sync = SpaceSync.builder()
                    .from(source, BenchSpaces.SOURCE)
                    .to(target, BenchSpaces.TARGET)
                    .state(store)
                    .archive(archive)
                    .build();
            SyncPlan plan = sync.plan();
            report = sync.run(plan);
            archived = new SyncState(store).run(report.runId()).orElseThrow().archiveBytes();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Took(report, api.requests().size(), api.writes().size(), seconds, Files.size(state), archived);
    }

    private ManagementClient client(HttpTransport http) {
        return ManagementClient.builder()
                .token(Token.of("bench"))
                .baseUrl(api.baseUrl())
                .transport(http)
                .build();
    }

    @Override
    public void close() {
        api.close();
    }
}
