package dev.sbsync.core.report;

import dev.sbsync.client.AssetTraffic;
import dev.sbsync.core.content.ContentStats;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.stats.Timeline;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run, across all of its attempts. Immutable.
 *
 * @param runId the run id: letters, digits and dashes
 * @param items the result of each item, in the plan's order
 * @param attempts the attempts, oldest first: one, plus one for each resume
 * @param abortCause the cause of an early end, or null
 * @param undoes the id of the run that this one undoes, or null if it undoes none
 */
public record SyncReport(
        String runId,
        SpaceRef source,
        SpaceRef target,
        List<ItemResult> items,
        List<RunAttempt> attempts,
        @Nullable SbsyncException abortCause,
        @Nullable String undoes) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is no attempt
     */
    public SyncReport {
        items = List.copyOf(items);
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("A run has at least one attempt; run '" + runId + "' has none.");
        }
    }

    /** Returns when the first attempt started. */
    public Instant startedAt() {
        return attempts.get(0).startedAt();
    }

    /** Returns when the last attempt ended; if it was killed or is running, the time of its last stored progress. */
    public Instant finishedAt() {
        return lastAttempt().lastKnownAt();
    }

    /** Returns the total duration of the attempts on the monotonic clock, without the time between them. */
    public Duration duration() {
        return AttemptTotals.duration(attempts);
    }

    /** Returns how the run ended: the ending of its last attempt, or {@code ABORTED} if that has none. */
    public RunEnding ending() {
        return lastAttempt().ended().orElse(RunEnding.ABORTED);
    }

    /** Returns the requests of all attempts to the source's side. */
    public TransportStats sourceRequests() {
        return AttemptTotals.requests(attempts, RunAttempt::sourceRequests);
    }

    /** Returns the requests of all attempts to the target's side. */
    public TransportStats targetRequests() {
        return AttemptTotals.requests(attempts, RunAttempt::targetRequests);
    }

    /** Returns the files that were downloaded and uploaded in all attempts. */
    public AssetTraffic files() {
        return attempts.stream().map(RunAttempt::files).reduce(AssetTraffic.NONE, AssetTraffic::plus);
    }

    /** Returns the statistics of the content cache, of all attempts. */
    public ContentStats content() {
        return attempts.stream().map(RunAttempt::content).reduce(ContentStats.NONE, ContentStats::plus);
    }

    /** Returns samples of the run at about equal distances, oldest first; empty if there are none. */
    public List<Timeline.Sample> timeline() {
        return AttemptTotals.timeline(attempts);
    }

    /**
     * Returns how the attempt at an index ended, as one word: {@code done}, {@code partial}, {@code cancelled},
     * {@code aborted}, {@code killed}, or {@code unfinished} if the last attempt is running or was killed.
     */
    String attemptOutcome(int index) {
        String open = index == attempts.size() - 1 ? "unfinished" : "killed";
        return attempts.get(index).ended().map(RunEnding::toString).orElse(open);
    }

    /** Returns the latest attempt. */
    public RunAttempt lastAttempt() {
        return attempts.get(attempts.size() - 1);
    }

    /** Returns the number of items by outcome. */
    public Summary summary() {
        return Summary.of(items);
    }

    /** Returns the number of items that are not fully synced, by reason, most frequent first. Each item counts once. */
    public Map<String, Integer> notSynced() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        items.forEach(item -> item.notSynced().ifPresent(why -> counts.merge(why, 1, Integer::sum)));
        Map<String, Integer> ordered = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(count -> ordered.put(count.getKey(), count.getValue()));
        return Collections.unmodifiableMap(ordered);
    }

    /**
     * One item's problem.
     *
     * @param item the item
     * @param problem the failure, the reason it was blocked, or a warning
     */
    public record ItemProblem(ItemResult item, Problem problem) {}

    /** Returns the problems and warnings by code, in alphabetical order; each list is in the plan's order. */
    public SortedMap<OutcomeCode, List<ItemProblem>> problems() {
        SortedMap<OutcomeCode, List<ItemProblem>> byCode = new TreeMap<>(Comparator.comparing(OutcomeCode::id));
        for (ItemResult item : items) {
            Stream.concat(item.warnings().stream(), item.outcome().problem().stream())
                    .forEach(problem -> byCode.computeIfAbsent(problem.code(), code -> new ArrayList<>())
                            .add(new ItemProblem(item, problem)));
        }
        return byCode;
    }

    /** Returns the cause of an early end, if any. */
    public Optional<SbsyncException> abortedBy() {
        return Optional.ofNullable(abortCause);
    }

    /**
     * Counts of a run.
     *
     * @param counts the number of items by outcome
     * @param warnings the number of warnings on items
     * @param notSynced the number of items that are not fully synced
     */
    public record Summary(OutcomeCounts counts, int warnings, int notSynced) {

        static Summary of(List<ItemResult> items) {
            return new Summary(
                    OutcomeCounts.of(items),
                    items.stream().mapToInt(item -> item.warnings().size()).sum(),
                    (int) items.stream()
                            .filter(item -> item.notSynced().isPresent())
                            .count());
        }

        /** Returns the number of items: the sum of the counts. */
        public int total() {
            return counts.ended();
        }

        /** Returns the number of created items. */
        public int created() {
            return counts.count(OutcomeStatus.CREATED);
        }

        /** Returns the number of updated items. */
        public int updated() {
            return counts.count(OutcomeStatus.UPDATED);
        }

        /** Returns the number of unchanged items. */
        public int unchanged() {
            return counts.count(OutcomeStatus.UNCHANGED);
        }

        /** Returns the number of skipped items. */
        public int skipped() {
            return counts.count(OutcomeStatus.SKIPPED);
        }

        /** Returns the number of failed items. */
        public int failed() {
            return counts.count(OutcomeStatus.FAILED);
        }

        /** Returns the number of blocked items. */
        public int blocked() {
            return counts.count(OutcomeStatus.BLOCKED);
        }

        /** Returns the number of cancelled items. */
        public int cancelled() {
            return counts.count(OutcomeStatus.CANCELLED);
        }
    }
}
