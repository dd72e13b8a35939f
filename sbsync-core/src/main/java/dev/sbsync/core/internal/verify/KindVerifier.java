package dev.sbsync.core.internal.verify;

import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.verify.Verification.VerifiedItem;

/** What one kind contributes to a verification. Thread-safe. */
public interface KindVerifier {

    /**
     * Compares an item that has a match. Blocks.
     *
     * @param room the limit of what its reads hold
     * @param reads to be told the purpose of the next read
     * @throws dev.sbsync.transport.error.SbsyncException if a read fails
     */
    VerifiedItem compared(PlannedItem item, ContentRoom room, ReadProgress reads);
}
