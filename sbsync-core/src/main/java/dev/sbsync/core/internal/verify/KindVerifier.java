package dev.sbsync.core.internal.verify;

import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.verify.Verification.VerifiedItem;
import java.util.Map;
import java.util.function.Consumer;

/** What one kind contributes to a verification. Thread-safe. */
public interface KindVerifier {

    /**
     * Compares an item that has a match. Blocks.
     *
     * @param room the limit of what its reads hold
     * @param reads to be told the purpose of the next read, which determines the meaning of a failure; at first
     *     {@link Step#READ_SOURCE}
     * @throws dev.sbsync.transport.error.SbsyncException if a read fails
     */
    VerifiedItem compared(PlannedItem item, ContentRoom room, Consumer<Step> reads);

    /** Returns further warnings about items that were compared, by their keys; called once, after all. Blocks. */
    default Map<ItemKey, Problem> unresolved() {
        return Map.of();
    }
}
