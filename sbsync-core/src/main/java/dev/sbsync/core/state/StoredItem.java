package dev.sbsync.core.state;

import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.ResumePoint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item of a stored run.
 *
 * @param item the planned item, as far as reports need it: source row, operation, reasons and conflict, without match
 *     and target path
 * @param begun the progress of its writes
 * @param result its result, null if it has not ended
 */
public record StoredItem(
        PlannedItem item, ResumePoint begun, @Nullable ItemResult result) {

    /** Returns its result, if it has ended. */
    public Optional<ItemResult> ended() {
        return Optional.ofNullable(result);
    }
}
