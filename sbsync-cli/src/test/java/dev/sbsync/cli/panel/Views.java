package dev.sbsync.cli.panel;

import dev.sbsync.client.AssetTraffic;
import dev.sbsync.client.AssetTransfers;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reasons;
import dev.sbsync.core.run.InFlight;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.run.RunPhase;
import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.core.run.WorkerCounts;
import dev.sbsync.core.stats.RemainingTime.Estimate;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.ratelimit.RateLimit;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Views of a run of 1,204 items at a fixed moment. */
final class Views {

    private static final SpaceRef SOURCE = new SpaceRef(URI.create("http://localhost"), 101001, "Lumenta");
    private static final SpaceRef TARGET = new SpaceRef(URI.create("http://localhost"), 101002, "Lumenta staging");
    private static final List<Long> REQUESTS = LongStream.range(0, 60)
            .mapToObj(i -> i < 3 ? 2 * i : i % 7 == 0 ? 5L : 6L)
            .toList();
    private static final List<Long> ITEMS =
            LongStream.range(0, 60).mapToObj(i -> i % 20 == 3 ? 0L : 1 + i % 3).toList();

    private RunPhase phase = RunPhase.RUNNING;
    private OutcomeCounts counts = OutcomeCounts.of(Map.of("created", 312, "updated", 80, "unchanged", 20));
    private @Nullable String undoes;
    private int warnings;
    private int unconfirmed;
    private WorkerCounts workers = new WorkerCounts(6, 8, 1, 8);
    private long throttled;
    private long retries;
    private CircuitState circuit = CircuitState.CLOSED;
    private List<InFlight> inFlight = List.of(
            flight(Operation.CREATE, "products/lamps/aurora", 2300),
            flight(Operation.CREATE, "products/lamps/borealis-table-lamp-with-a-name-that-goes-on-and-on-and-on", 1900),
            flight(Operation.UPDATE, "blog/2026/a-quiet-autumn", 900),
            flight(Operation.COMPARE, "blog/2026/ドキュメント", 700),
            flight(Operation.COMPARE, "about", 400),
            flight(Operation.COMPARE, "home", 100));
    private List<ItemResult> problems = List.of();
    private Optional<Estimate> remaining = Optional.of(new Estimate(Duration.ofSeconds(131), Duration.ofSeconds(137)));
    private AssetTraffic downloaded = AssetTraffic.NONE;
    private AssetTraffic uploaded = AssetTraffic.NONE;
    private int downloading;
    private int uploading;
    private boolean help;

    static Views running() {
        return new Views();
    }

    static Views paused() {
        Views views = new Views();
        views.phase = RunPhase.PAUSED;
        views.inFlight = List.of();
        views.workers = new WorkerCounts(0, 8, 1, 8);
        views.remaining = Optional.empty();
        return views;
    }

    static Views draining() {
        Views views = new Views();
        views.phase = RunPhase.DRAINING;
        views.inFlight = views.inFlight.subList(0, 3);
        views.workers = new WorkerCounts(3, 8, 1, 8);
        views.remaining = Optional.empty();
        return views;
    }

    static Views throttled() {
        Views views = new Views();
        views.throttled = 12;
        views.retries = 14;
        views.remaining = Optional.of(new Estimate(Duration.ofSeconds(131), Duration.ofSeconds(245)));
        return views;
    }

    static Views breakerOpen() {
        Views views = throttled();
        views.circuit = CircuitState.OPEN;
        views.workers = new WorkerCounts(2, 2, 1, 8);
        views.remaining = Optional.empty();
        return views;
    }

    static Views problems() {
        Views views = throttled();
        views.counts = OutcomeCounts.of(
                Map.of("created", 312, "updated", 80, "unchanged", 20, "skipped", 4, "failed", 2, "blocked", 3));
        views.warnings = 1;
        views.problems = List.of(
                failed("blog/2025/locked-one", OutcomeCode.LOCKED, "locked by Ada Editor"),
                warned("blog/2025/dirty", OutcomeCode.PUBLISHED_LAYER_MISSING, "its history has no published version"),
                failed(
                        "shop/\u001b[31mred",
                        OutcomeCode.INVALID,
                        "content.title: is too long (maximum is 80 characters)"));
        return views;
    }

    static Views files() {
        Views views = throttled();
        views.downloaded = new AssetTraffic(1_240, 312_400_000, 0, 0);
        views.uploaded = new AssetTraffic(0, 0, 1_236, 309_100_000);
        views.downloading = 4;
        views.uploading = 3;
        return views;
    }

    static Views start() {
        Views views = new Views();
        views.counts = OutcomeCounts.NONE;
        views.remaining = Optional.empty();
        views.inFlight = views.inFlight.subList(0, 1);
        views.workers = new WorkerCounts(1, 8, 1, 8);
        return views;
    }

    /** Returns a running view with a number of further items that await confirmation. */
    Views unconfirmed(int count) {
        unconfirmed = count;
        return this;
    }

    /** Returns a run with a number of ended items and of requests to the target. */
    static RunSnapshot run(int ended, long requests, long requestsLeft) {
        Views views = new Views();
        views.counts = OutcomeCounts.of(Map.of("unchanged", ended));
        return views.snapshot(stats(requests, 0, 0, CircuitState.CLOSED), requestsLeft);
    }

    Views undo() {
        undoes = "20260101-000000-0000";
        return this;
    }

    Views help() {
        help = true;
        return this;
    }

    PanelView view() {
        boolean started = counts.ended() > 0;
        RunSnapshot run = snapshot(stats(started ? 214 : 1, throttled, retries, circuit), 800);
        Pace.Flow items = new Pace.Flow(started ? 1.9 : 0, started ? ITEMS : List.of());
        Pace.Flow requests = new Pace.Flow(started ? 5.87 : 3, started ? REQUESTS : List.of());
        return new PanelView(run, undoes, new Pace(items, requests, 6, remaining), help);
    }

    private RunSnapshot snapshot(TransportStats target, long requestsLeft) {
        boolean started = counts.ended() > 0;
        TransportStats source = stats(started ? 212 : 2, 0, 0, CircuitState.CLOSED);
        int waiting = 1204 - 40 - counts.ended() - unconfirmed - inFlight.size();
        return new RunSnapshot(
                "20260101-000000-0000",
                started ? Duration.ofSeconds(72) : Duration.ofMillis(400),
                phase,
                1204,
                counts,
                warnings,
                workers,
                new RunSnapshot.Backlog(waiting, 40, unconfirmed, unconfirmed, requestsLeft),
                inFlight,
                problems,
                new RunSnapshot.Side(
                        SOURCE, source, new RateLimit(6, 6), downloaded, new AssetTransfers(downloading, 0)),
                new RunSnapshot.Side(TARGET, target, new RateLimit(6, 6), uploaded, new AssetTransfers(0, uploading)));
    }

    private static TransportStats stats(long total, long throttled, long retries, CircuitState circuit) {
        return new TransportStats(
                total / 2,
                total - total / 2,
                retries,
                throttled,
                Collections.emptySortedMap(),
                Duration.ZERO,
                Duration.ZERO,
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                0,
                TransportStats.Traffic.NONE,
                new TransportStats.Moment(0, circuit));
    }

    private static InFlight flight(Operation operation, String path, long millis) {
        return new InFlight(path, "story", operation, Duration.ofMillis(millis));
    }

    private static ItemResult failed(String slug, OutcomeCode code, String message) {
        return new ItemResult(
                item(slug),
                new Outcome.Failed(new Problem(code, message), null),
                List.of(),
                Duration.ZERO,
                CallCounts.NONE);
    }

    private static ItemResult warned(String slug, OutcomeCode code, String message) {
        return new ItemResult(
                item(slug),
                new Outcome.Updated(1, List.of()),
                List.of(new Problem(code, message)),
                Duration.ZERO,
                CallCounts.NONE);
    }

    private static PlannedItem item(String slug) {
        StoryRow row = StoryRow.of(Story.of(JsonNodeFactory.instance
                .objectNode()
                .put("id", 1)
                .put("uuid", "uuid")
                .put("name", slug)
                .put("slug", slug)
                .put("full_slug", slug)));
        return new PlannedItem(
                row,
                null,
                Operation.CREATE,
                Set.of(),
                Reasons.NONE,
                Placement.ROOT,
                List.of(),
                null,
                ItemCost.NONE,
                false,
                List.of(),
                null);
    }
}
