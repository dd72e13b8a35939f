package dev.sbsync.core.internal.write;

import dev.sbsync.core.outcome.Problem;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one kind contributes to deleting one item of the target: {@link ItemDeleter} calls it in the order of this
 * interface. Used by one thread at a time, for all attempts of the item. Requests may throw any exception of the
 * client.
 */
public interface KindDeleter {

    /**
     * Returns why the item must be kept: it changed since it was listed, or holds items that would be lost. Empty if it
     * may be deleted, also if it does not exist any more.
     */
    Optional<Problem> kept();

    /**
     * Returns the archived form of the item, as {@link KindWriter#archived}; may read it.
     *
     * @throws dev.sbsync.client.error.NotFoundException if it does not exist
     */
    ObjectNode archived();

    /** Deletes the item; throws {@link dev.sbsync.client.error.NotFoundException} if it does not exist. */
    void delete();
}
