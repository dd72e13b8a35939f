package dev.sbsync.core.state;

import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.write.ResumePoint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item of a stored run.
 *
 * @param item what was planned, as far as reports need it: the source's row, operation, reasons and conflict, without
 *     the match and the place
 * @param begun what is known of its writes
 * @param result how it ended, null where it has not
 */
public record StoredItem(
        PlannedItem item, ResumePoint begun, @Nullable ItemResult result) {

    /** Returns how it ended, where it did. */
    public Optional<ItemResult> ended() {
        return Optional.ofNullable(result);
    }
}
