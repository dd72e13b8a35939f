package dev.sbsync.core.report;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.scan.SpaceRef;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run did. Immutable.
 *
 * @param runId names the run: letters, digits and dashes
 * @param duration from start to finish on the monotonic clock
 * @param ending how the run as a whole ended
 * @param items how each item of the plan ended, in the plan's order
 * @param sourceRequests what the run asked of the source's side
 * @param targetRequests what the run asked of the target's side
 * @param abortCause what ended the run early, null where nothing did
 * @param timeline how the run stood at moments about equally far apart, oldest first; empty where nobody took note
 */
public record SyncReport(
        String runId,
        SpaceRef source,
        SpaceRef target,
        Instant startedAt,
        Instant finishedAt,
        Duration duration,
        Ending ending,
        List<ItemResult> items,
        TransportStats sourceRequests,
        TransportStats targetRequests,
        @Nullable SbsyncException abortCause,
        List<Timeline.Sample> timeline) {

    /** How a run ended. */
    public enum Ending {
        /** Every item succeeded, was equal already, or was skipped. */
        DONE,
        /** It ran to its end, and some items failed or were blocked. */
        PARTIAL,
        /** It was stopped from outside. */
        CANCELLED,
        /** It could not go on. */
        ABORTED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the lists. */
    public SyncReport {
        items = List.copyOf(items);
        timeline = List.copyOf(timeline);
    }

    /** Returns how many items ended in which way. */
    public Summary summary() {
        return Summary.of(items);
    }

    /**
     * Returns how many items are not, or not in full, in the target as in the source, by what kept them from it: the
     * most frequent first. Each item counts once.
     */
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
     * @param item the item that has it
     * @param problem why it failed or was blocked, or what could not be mirrored exactly
     */
    public record ItemProblem(ItemResult item, Problem problem) {}

    /** Returns what went wrong and the warnings, by code in alphabetical order, each in the plan's order. */
    public SortedMap<OutcomeCode, List<ItemProblem>> problems() {
        SortedMap<OutcomeCode, List<ItemProblem>> byCode = new TreeMap<>(Comparator.comparing(OutcomeCode::id));
        for (ItemResult item : items) {
            Stream.concat(item.warnings().stream(), item.outcome().problem().stream())
                    .forEach(problem -> byCode.computeIfAbsent(problem.code(), code -> new ArrayList<>())
                            .add(new ItemProblem(item, problem)));
        }
        return byCode;
    }

    /** Returns the report of the same run as one that this ended early. */
    public SyncReport abortedBy(SbsyncException cause) {
        return new SyncReport(
                runId,
                source,
                target,
                startedAt,
                finishedAt,
                duration,
                Ending.ABORTED,
                items,
                sourceRequests,
                targetRequests,
                cause,
                timeline);
    }

    /** Returns what ended the run early, where something did. */
    public Optional<SbsyncException> abortedBy() {
        return Optional.ofNullable(abortCause);
    }

    /**
     * Counts of a run: {@code total} is the sum of the seven outcomes.
     *
     * @param warnings how many warnings the items carry
     * @param notSynced how many items are not, or not in full, in the target as in the source
     */
    public record Summary(
            int total,
            int created,
            int updated,
            int unchanged,
            int skipped,
            int failed,
            int blocked,
            int cancelled,
            int warnings,
            int notSynced) {

        static Summary of(List<ItemResult> items) {
            return new Summary(
                    items.size(),
                    count(items, Outcome.Created.class),
                    count(items, Outcome.Updated.class),
                    count(items, Outcome.Unchanged.class),
                    count(items, Outcome.Skipped.class),
                    count(items, Outcome.Failed.class),
                    count(items, Outcome.Blocked.class),
                    count(items, Outcome.Cancelled.class),
                    items.stream().mapToInt(item -> item.warnings().size()).sum(),
                    (int) items.stream()
                            .filter(item -> item.notSynced().isPresent())
                            .count());
        }

        private static int count(List<ItemResult> items, Class<? extends Outcome> kind) {
            return (int) items.stream()
                    .filter(item -> kind.isInstance(item.outcome()))
                    .count();
        }
    }
}
