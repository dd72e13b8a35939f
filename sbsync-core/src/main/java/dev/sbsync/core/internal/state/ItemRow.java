package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.TargetItem;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reasons;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.state.StoredItem;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The stored row of one item of a run: four lines of text, empty for absent values, and a fifth that names the kind
 * unless it is {@code stories}. Versions that know no other kind reject a row of five lines.
 *
 * @param planned a {@link Planned} as JSON
 * @param createdId the target id, if the run created the item
 * @param openSteps the announced and unconfirmed steps, as words
 * @param result a {@link Result} as JSON
 */
public record ItemRow(String planned, String createdId, String openSteps, String result, String kind) {

    private static final int LINES = 4;

    /** A kept result is stored with the plan it belongs to, and that plan's reasons. */
    static ItemRow of(ItemCodec codec, PlannedItem item, ResumePoint begun, @Nullable ItemResult result) {
        String planned = Planned.of(codec, result == null ? item : result.item());
        return new ItemRow(planned, "", "", "", codec.kind()).with(begun, result);
    }

    public static ItemRow read(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < LINES || lines.length > LINES + 1) {
            throw new IllegalArgumentException("an item of " + lines.length + " lines");
        }
        return new ItemRow(lines[0], lines[1], lines[2], lines[3], lines.length == LINES ? Tables.UNNAMED : lines[4]);
    }

    /** Returns this item with other steps and another result. */
    ItemRow with(ResumePoint begun, @Nullable ItemResult end) {
        Long id = begun.createdId();
        return new ItemRow(
                planned,
                id == null ? "" : id.toString(),
                StepLog.words(begun),
                end == null ? "" : JsonFields.text(Result.of(end)),
                kind);
    }

    /** Returns this item as planned now, with the steps of its row. */
    ItemRow with(ItemCodec codec, PlannedItem now) {
        return new ItemRow(Planned.of(codec, now), createdId, openSteps, result, kind);
    }

    /** Returns whether a step may have taken effect: one is open, or was confirmed. */
    boolean begun() {
        return !createdId.isEmpty() || !openSteps.isEmpty();
    }

    StoredItem item(ItemCodec codec) {
        PlannedItem item = JsonFields.read(planned, Planned.class).item(codec);
        return new StoredItem(
                item,
                StepLog.of(createdId.isEmpty() ? null : Long.valueOf(createdId), openSteps),
                result.isEmpty() ? null : JsonFields.read(result, Result.class).of(item));
    }

    public String text() {
        String text = String.join("\n", planned, createdId, openSteps, result);
        return kind.equals(Tables.UNNAMED) ? text : text + "\n" + kind;
    }

    /** The parts of a planned item that reports and resumed runs need. */
    private record Planned(
            JsonNode source,
            Operation operation,
            List<String> reasons,
            boolean needsHistory,
            boolean added,
            boolean ofTarget,
            @Nullable Problem problem) {

        static String of(ItemCodec codec, PlannedItem item) {
            TargetItem there = item.source() instanceof TargetItem only ? only : null;
            return JsonFields.text(new Planned(
                    codec.stored(there == null ? item.source() : there.row()),
                    item.operation(),
                    item.reasons(),
                    item.needsHistory(),
                    item.added(),
                    there != null,
                    item.problem()));
        }

        PlannedItem item(ItemCodec codec) {
            Item item = codec.restored(source);
            return new PlannedItem(
                    ofTarget ? new TargetItem(item) : item,
                    null,
                    operation,
                    Set.of(),
                    Reasons.of(reasons),
                    Placement.ROOT,
                    List.of(),
                    null,
                    ItemCost.of(needsHistory),
                    added,
                    List.of(),
                    problem);
        }
    }

    /** A result; null instead of zeros. */
    private record Result(
            OutcomeStatus outcome,
            @Nullable Long targetId,
            @Nullable Problem problem,
            List<Difference> differences,
            List<Problem> warnings,
            @Nullable Duration ms,
            @Nullable CallCounts calls) {

        static Result of(ItemResult result) {
            Outcome outcome = result.outcome();
            return new Result(
                    outcome.status(),
                    outcome.targetId().orElse(null),
                    outcome.problem().orElse(null),
                    outcome.differences(),
                    result.warnings(),
                    result.duration().isZero() ? null : result.duration(),
                    result.counts().equals(CallCounts.NONE) ? null : result.counts());
        }

        ItemResult of(PlannedItem item) {
            Outcome ended = switch (outcome) {
                case CREATED -> new Outcome.Created(known(targetId));
                case UPDATED -> new Outcome.Updated(known(targetId), differences);
                case UNCHANGED -> new Outcome.Unchanged(known(targetId));
                case DELETED -> new Outcome.Deleted(known(targetId));
                case SKIPPED -> new Outcome.Skipped(targetId);
                case FAILED -> new Outcome.Failed(known(problem), targetId);
                case BLOCKED -> new Outcome.Blocked(known(problem));
                case CANCELLED -> new Outcome.Cancelled(targetId);
            };
            return new ItemResult(
                    item,
                    ended,
                    warnings,
                    Objects.requireNonNullElse(ms, Duration.ZERO),
                    Objects.requireNonNullElse(calls, CallCounts.NONE));
        }

        private static <T> T known(@Nullable T value) {
            return Objects.requireNonNull(value, "a part of the outcome is missing");
        }
    }
}
