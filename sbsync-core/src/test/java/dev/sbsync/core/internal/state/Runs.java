package dev.sbsync.core.internal.state;

import dev.sbsync.client.AssetTraffic;
import dev.sbsync.core.Rows;
import dev.sbsync.core.content.ContentStats;
import dev.sbsync.core.internal.kind.story.StoriesKind;
import dev.sbsync.core.internal.kind.story.plan.Plans;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.AssetScope;
import dev.sbsync.core.plan.Decisions;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.ItemDecision;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.OnUnresolved;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import dev.sbsync.core.state.ExtensionIds;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.SpacePair;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.stats.Timeline;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.TransportStats;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Runs, results and baselines for tests. */
public final class Runs {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final SpacePair PAIR =
            new SpacePair(URI.create("https://mapi.storyblok.com"), 101, URI.create("http://127.0.0.1:4010"), 102);
    public static final WriteStep CREATE = new WriteStep(WriteStep.Kind.CREATE, true);
    public static final WriteStep WRITE = new WriteStep(WriteStep.Kind.WRITE, true);
    public static final WriteStep SAVE_DRAFT = new WriteStep(WriteStep.Kind.SAVE_DRAFT, false);
    public static final WriteStep ALIGN = new WriteStep(WriteStep.Kind.ALIGN_UUID, false);

    private Runs() {}

    /** The state of a store that knows stories. */
    public static PairState state(StateStore store) {
        return new PairState(store, List.of(StoriesKind.CODEC));
    }

    public static RunHeader header(String runId) {
        return new RunHeader(
                runId,
                PAIR,
                new SpaceRef(PAIR.sourceHost(), 101, "Source 'x'"),
                new SpaceRef(PAIR.targetHost(), 102, "Target"),
                NOON,
                new PlanOptions(
                        Kind.DEFAULT,
                        Selection.builder()
                                .prefix("blog")
                                .slug("blog/**/a")
                                .tag("t")
                                .only(LayerState.DIRTY)
                                .updatedSince(NOON)
                                .where("short", item -> item.name().length() < 9)
                                .build(),
                        OnExisting.SKIP,
                        OnCollision.SKIP,
                        OnDrift.OVERWRITE,
                        PublishMode.DRAFT,
                        IdentityMode.MAP,
                        OnUnresolved.KEEP,
                        DeletePolicy.atMostPercent(5),
                        AssetScope.REFERENCED,
                        Decisions.on(
                                Map.of(new ItemKey("stories", 7), ItemDecision.SKIP),
                                Set.of(new ItemKey("stories", 8)))),
                new ExtensionIds("domain-1", "freeze-1"),
                null);
    }

    public static List<PlannedItem> items(int count) {
        Rows rows = Rows.source();
        for (int i = 0; i < count; i++) {
            rows.with("story-" + i, "00000000-0000-4000-8000-" + String.format("%012d", i));
        }
        return Plans.plan(
                        Rows.space(101, "Source"),
                        rows.scan(),
                        Rows.space(102, "Target"),
                        Rows.target().scan(),
                        Selection.all(),
                        OnExisting.UPDATE)
                .items();
    }

    public static ItemResult result(PlannedItem item, Outcome outcome) {
        return new ItemResult(
                item,
                outcome,
                List.of(new Problem(OutcomeCode.UUID_CHANGED, "was \u0000 \ud83d\ude00 and is now new")),
                Duration.ofMillis(40),
                new CallCounts(4, 1, 1, Duration.ofMillis(500)));
    }

    public static List<Outcome> outcomes() {
        Problem problem = new Problem(OutcomeCode.INVALID, "422 name: \"is not\nwanted\"", 422);
        return List.of(
                new Outcome.Created(2001),
                new Outcome.Updated(
                        2002,
                        List.of(new Difference(
                                "content",
                                "differs at /body",
                                "/body",
                                null,
                                null,
                                List.of(new Difference.Place("/body", null, "[…]")),
                                3,
                                List.of()))),
                new Outcome.Unchanged(2003),
                new Outcome.Skipped(2004L),
                new Outcome.Failed(problem, null),
                new Outcome.Failed(problem, 2005L),
                new Outcome.Blocked(new Problem(OutcomeCode.BLOCKED, "its folder failed")));
    }

    public static Baseline baseline(Item row, long targetId) {
        Markers listed = row.markers();
        Markers markers = listed.written("state", "dirty", null)
                .written("published_at", NOON.minusMillis(3).toString(), null)
                .written("current_version_id", "77", null)
                .written(Markers.UPDATED_AT, NOON.toString(), NOON.plusMillis(1500));
        return new Baseline(
                row.key(),
                targetId,
                listed,
                markers,
                "ab".repeat(32),
                "cd".repeat(32),
                Fingerprint.VERSION,
                new Conditions(PublishMode.MIRROR, IdentityMode.ALIGN, "", false, true),
                true,
                List.of(new Unresolved("slug", "sent Blog, stored blog", false, "12", "34")),
                LeftOut.NOTHING,
                false);
    }

    /** An attempt that has ended. */
    public static RunAttempt attempt(RunEnding ending) {
        return new RunAttempt(
                NOON.plusSeconds(2),
                NOON.plusSeconds(90),
                Duration.ofSeconds(88),
                stats(7, 0),
                stats(12, 5),
                new AssetTraffic(2, 70_000, 0, 0),
                new AssetTraffic(1, 5, 2, 70_000),
                new ContentStats(6, 2, 1, 0, 0, 12_345),
                ending,
                ending == RunEnding.ABORTED ? "the token was refused" : null,
                List.of(
                        new Timeline.Sample(Duration.ZERO, 0, 0, 0, 0, 8, CircuitState.CLOSED, false),
                        new Timeline.Sample(Duration.ofSeconds(88), 9, 24, 2, 3, 8, CircuitState.HALF_OPEN, true)));
    }

    /** An attempt that has just begun. */
    public static RunAttempt begun() {
        return running(0);
    }

    /** An attempt that has been running for so many seconds, with a read of the source in each. */
    public static RunAttempt running(int seconds) {
        return new RunAttempt(
                NOON,
                NOON.plusSeconds(seconds),
                Duration.ofSeconds(seconds),
                stats(seconds, 0),
                stats(1, 0),
                AssetTraffic.NONE,
                AssetTraffic.NONE,
                ContentStats.NONE,
                null,
                null,
                List.of());
    }

    private static TransportStats stats(long reads, long writes) {
        TreeMap<Integer, Long> byStatus = new TreeMap<>(Map.of(200, reads + writes - 1, 429, 1L));
        return new TransportStats(reads, writes, 1, 1, byStatus, Duration.ofMillis(500), Duration.ofSeconds(2));
    }
}
