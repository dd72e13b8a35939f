package dev.sbsync.core.internal.state;

import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.state.StoredItem;
import org.jspecify.annotations.Nullable;

/**
 * The stored row of one item of a run: four lines of text, empty for absent values, and a fifth that names the kind
 * unless it is {@code stories}. Versions that know no other kind reject a row of five lines.
 *
 * @param planned the planned item, as JSON
 * @param createdId the target id, if the run created the item
 * @param openSteps the announced and unconfirmed steps, as words
 * @param result the item's result, as JSON
 * @param kind the id of the item's kind
 */
public record ItemRow(String planned, String createdId, String openSteps, String result, String kind) {

    private static final int LINES = 4;

    /** A kept result is stored with the plan it belongs to, and that plan's reasons. */
    static ItemRow of(Codecs codecs, PlannedItem item, ResumePoint begun, @Nullable ItemResult result) {
        String kind = item.key().kind();
        String planned = PlannedJson.of(result == null ? item : result.item(), codecs.of(kind));
        return new ItemRow(planned, "", "", "", kind).with(begun, result);
    }

    /** Reads a row. */
    public static ItemRow read(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < LINES || lines.length > LINES + 1) {
            throw new IllegalArgumentException("an item of " + lines.length + " lines");
        }
        return new ItemRow(lines[0], lines[1], lines[2], lines[3], lines.length == LINES ? Codecs.UNNAMED : lines[4]);
    }

    /** Returns this item with other steps and another result. */
    ItemRow with(ResumePoint begun, @Nullable ItemResult end) {
        Long id = begun.createdId();
        return new ItemRow(
                planned,
                id == null ? "" : id.toString(),
                StepLog.words(begun),
                end == null ? "" : JsonFields.text(ResultJson.of(end)),
                kind);
    }

    /** Returns this item as planned now, with the steps of its row. */
    ItemRow with(Codecs codecs, PlannedItem now) {
        return new ItemRow(PlannedJson.of(now, codecs.of(kind)), createdId, openSteps, result, kind);
    }

    StoredItem item(Codecs codecs) {
        PlannedItem item = PlannedJson.plannedItem(planned, codecs.of(kind));
        return new StoredItem(
                item,
                StepLog.of(createdId.isEmpty() ? null : Long.valueOf(createdId), openSteps),
                result.isEmpty()
                        ? null
                        : JsonFields.read(result, ResultJson.class).result(item));
    }

    /** Returns the row as text. */
    public String text() {
        String text = String.join("\n", planned, createdId, openSteps, result);
        return kind.equals(Codecs.UNNAMED) ? text : text + "\n" + kind;
    }
}
