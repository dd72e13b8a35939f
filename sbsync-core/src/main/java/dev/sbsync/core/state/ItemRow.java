package dev.sbsync.core.state;

import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.write.ResumePoint;
import org.jspecify.annotations.Nullable;

/**
 * One item of a run as its row has it: four lines of text, empty where there is nothing.
 *
 * @param planned what was planned, as JSON
 * @param createdId the target's id of the item, where the run created it
 * @param openSteps words for what was announced and not confirmed
 * @param result how the item ended, as JSON
 */
record ItemRow(String planned, String createdId, String openSteps, String result) {

    private static final int LINES = 4;

    /** A result that is kept goes with the plan that it is the result of, and with that plan's reasons. */
    static ItemRow of(PlannedItem item, ResumePoint begun, @Nullable ItemResult result) {
        return new ItemRow(RowJson.of(result == null ? item : result.item()), "", "", "").with(begun, result);
    }

    static ItemRow read(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != LINES) {
            throw new IllegalArgumentException("an item of " + lines.length + " lines");
        }
        return new ItemRow(lines[0], lines[1], lines[2], lines[3]);
    }

    /** Returns the same item with other steps and another end. */
    ItemRow with(ResumePoint begun, @Nullable ItemResult end) {
        Long id = begun.createdId();
        return new ItemRow(
                planned, id == null ? "" : id.toString(), Begun.words(begun), end == null ? "" : ResultJson.of(end));
    }

    StoredItem item() {
        PlannedItem item = RowJson.plannedItem(planned);
        return new StoredItem(
                item,
                Begun.of(createdId.isEmpty() ? null : Long.valueOf(createdId), openSteps),
                result.isEmpty() ? null : ResultJson.result(item, result));
    }

    String text() {
        return String.join("\n", planned, createdId, openSteps, result);
    }
}
