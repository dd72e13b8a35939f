package dev.sbsync.core.report;

import dev.sbsync.client.AssetTraffic;
import dev.sbsync.core.Rows;
import dev.sbsync.core.TestItem;
import dev.sbsync.core.content.ContentStats;
import dev.sbsync.core.internal.kind.story.plan.Plans;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Difference.Place;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.Reasons;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.stats.Timeline;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.TransportStats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A report of one fixed run that has every outcome once. */
final class Reports {

    static final SpaceRef SOURCE = Rows.space(101001, "Source <&> \"quoted\"");
    static final SpaceRef TARGET = Rows.space(101002, "Target");

    /** A run that is throttled, meets an open circuit, and is paused briefly. */
    private static final List<Timeline.Sample> TIMELINE = List.of(
            sample(0, 0, 0, 0, 0, CircuitState.CLOSED, false),
            sample(1000, 1, 6, 0, 4, CircuitState.CLOSED, false),
            sample(2000, 3, 12, 2, 4, CircuitState.CLOSED, false),
            sample(3000, 3, 14, 2, 1, CircuitState.OPEN, false),
            sample(4000, 4, 15, 2, 1, CircuitState.HALF_OPEN, false),
            sample(4500, 4, 15, 2, 0, CircuitState.CLOSED, true),
            sample(5250, 7, 24, 2, 3, CircuitState.CLOSED, false));

    private static final Instant STARTED = Instant.parse("2026-11-23T12:00:00Z");

    private Reports() {}

    private static Timeline.Sample sample(
            long millis, long ended, long requests, long throttled, int active, CircuitState circuit, boolean paused) {
        return new Timeline.Sample(Duration.ofMillis(millis), ended, requests, throttled, active, 4, circuit, paused);
    }

    static SyncReport everyOutcome() {
        List<PlannedItem> items = Plans.plan(
                        SOURCE,
                        Rows.source()
                                .with("a-created/")
                                .with("b-updated")
                                .with("c-unchanged")
                                .with("d-failed/")
                                .with("d-failed/blocked")
                                .with("e-skipped")
                                .with("f-cancelled", "f", LayerState.DIRTY)
                                .scan(),
                        TARGET,
                        Rows.target()
                                .with("b-updated")
                                .with("c-unchanged")
                                .with("e-skipped")
                                .scan(),
                        Selection.all(),
                        OnExisting.UPDATE)
                .items();
        Map<String, Outcome> outcomes = Map.of(
                "a-created", new Outcome.Created(2100),
                "b-updated",
                        new Outcome.Updated(
                                2000,
                                List.of(
                                        Difference.of("name", "Now", "Then"),
                                        new Difference(
                                                "content",
                                                "differs at /body/0/text and 6 more places",
                                                "/body/0/text",
                                                null,
                                                null,
                                                List.of(
                                                        new Place("/body/0/text", "an *old* text", "a new `text`"),
                                                        new Place("/body/0/image", null, "{…}"),
                                                        new Place("/body/1/title", "gone", null),
                                                        new Place("/body/2/title", "", "A title")),
                                                3,
                                                List.of()))),
                "c-unchanged", new Outcome.Unchanged(2001),
                "d-failed",
                        new Outcome.Failed(
                                new Problem(OutcomeCode.INVALID, "PUT …: 422 name: \"is not\nwanted\"", 422), null),
                "d-failed/blocked",
                        new Outcome.Blocked(new Problem(OutcomeCode.BLOCKED, "its folder 'd-failed' failed (invalid)")),
                "e-skipped", new Outcome.Skipped(2002L),
                "f-cancelled", new Outcome.Cancelled(null));
        return report(items.stream()
                .map(item -> result(
                        item,
                        java.util.Objects.requireNonNull(
                                outcomes.get(item.source().path()))))
                .toList());
    }

    /** A run of three kinds, in which a component failed. */
    static SyncReport severalKinds() {
        Outcome failed = new Outcome.Failed(new Problem(OutcomeCode.INVALID, "PUT …: 422", 422), null);
        PlannedItem story = everyOutcome().items().get(0).item();
        return report(List.of(
                result(story, new Outcome.Created(2100)),
                result(planned("components", 1, "component", "hero"), failed),
                result(planned("presets", 2, "preset", "hero/Dark"), new Outcome.Created(2002)),
                result(planned("settings", 3, "settings", "settings"), new Outcome.Unchanged(2003)),
                result(planned("default_content_type", 3, "default content type", "page"), new Outcome.Created(2004))));
    }

    static PlannedItem planned(String kind, long id, String type, String path) {
        return new PlannedItem(
                TestItem.of(kind, id, type, path),
                null,
                Operation.CREATE,
                Set.of(),
                Reasons.of(Reason.NOT_IN_TARGET.cause()),
                Placement.ROOT,
                List.of(),
                null,
                ItemCost.NONE,
                false,
                List.of(),
                null);
    }

    /** Returns a report whose names and problems look like markup. */
    static SyncReport hostile() {
        List<String> slugs = List.of(
                "<script>alert('slug')</script>",
                "a`b",
                "</script><img src=x onerror=alert(1)>",
                "[click](https://evil.example)|*x*",
                "turned \u202e round \u0007 \u001b[31m",
                "half an emoji \ud83d and a mark \u061c of direction",
                "# heading");
        Rows rows = Rows.source();
        slugs.forEach(slug -> rows.with(slug.replace("/", "\u2215"), "uuid of " + slug));
        List<PlannedItem> items = Plans.plan(
                        Rows.space(1, "<b>Source</b> [x](https://evil.example)"),
                        rows.scan(),
                        TARGET,
                        Rows.target().scan(),
                        Selection.all(),
                        OnExisting.UPDATE)
                .items();
        return report(items.stream()
                .map(item -> result(
                        item,
                        new Outcome.Failed(
                                new Problem(
                                        OutcomeCode.INVALID,
                                        "<script>alert('message')</script> <img src=https://evil.example/x> "
                                                + slugs.get(3) + slugs.get(4) + slugs.get(5),
                                        422),
                                null)))
                .toList());
    }

    static SyncReport report(List<ItemResult> results) {
        return report(results, List.of(attempt(RunEnding.PARTIAL)));
    }

    /** The report of a run that was killed, resumed and cancelled, and resumed again. */
    static SyncReport resumedTwice() {
        RunAttempt last = attempt(RunEnding.PARTIAL);
        RunAttempt killed = new RunAttempt(
                STARTED,
                STARTED.plusSeconds(90),
                Duration.ofSeconds(90),
                stats(3, 0),
                stats(2, 4),
                new AssetTraffic(1, 1_500_000, 0, 0),
                AssetTraffic.NONE,
                new ContentStats(4, 0, 1, 2, 3_000, 9_400),
                null,
                null,
                List.of());
        return report(everyOutcome().items(), List.of(killed, attempt(RunEnding.CANCELLED), last));
    }

    static SyncReport report(List<ItemResult> results, List<RunAttempt> attempts) {
        return new SyncReport("20261123-120000-0abc", SOURCE, TARGET, results, attempts, null, null);
    }

    /** The report of a run that was killed and resumed, with assets. */
    static SyncReport withFiles() {
        SyncReport report = resumedTwice();
        PlannedItem asset = planned("assets", 9, "asset", "Press/hero.png");
        return report(List.of(result(asset, new Outcome.Created(7))), report.attempts());
    }

    private static RunAttempt attempt(RunEnding ending) {
        return new RunAttempt(
                STARTED,
                STARTED.plusMillis(5250),
                Duration.ofMillis(5250),
                stats(7, 0),
                stats(12, 5),
                new AssetTraffic(3, 2_000_000, 0, 0),
                new AssetTraffic(1, 400, 2, 1_999_600),
                new ContentStats(6, 2, 0, 0, 0, 12_345),
                ending,
                null,
                TIMELINE);
    }

    static ItemResult result(PlannedItem item, Outcome outcome) {
        List<Problem> warnings = item.source().path().startsWith("b")
                ? List.of(new Problem(OutcomeCode.UUID_CHANGED, "the target's uuid was old and is now new"))
                : List.of();
        return new ItemResult(
                item, outcome, warnings, Duration.ofMillis(40), new CallCounts(4, 1, 1, Duration.ofMillis(500)));
    }

    private static TransportStats stats(long reads, long writes) {
        TreeMap<Integer, Long> byStatus = new TreeMap<>(Map.of(200, reads + writes - 1, 429, 1L));
        return new TransportStats(reads, writes, 1, 1, byStatus, Duration.ofMillis(500), Duration.ofSeconds(2));
    }
}
