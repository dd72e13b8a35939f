package dev.sbsync.core.internal.kind.record;

import dev.sbsync.client.error.NotFoundException;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import tools.jackson.databind.node.ObjectNode;

/**
 * The trash of the target, from which records of a kind come back under their ids. Requests block, and may throw any
 * exception of the client.
 *
 * @param reading reads a record by its id; throws a {@link NotFoundException} if it does not exist
 * @param restoring restores a record by its id; throws a {@link NotFoundException} if the trash has none
 */
public record RecordTrash(LongFunction<ObjectNode> reading, LongConsumer restoring) {

    /** The number of requests for a record: whether it exists, its restore, and how it is then. */
    static final long REQUESTS = 3;

    /** Returns a record of the target; empty if it does not exist or is in the trash. */
    Optional<ObjectNode> existing(long id) {
        try {
            ObjectNode read = reading.apply(id);
            return read.path("deleted_at").asString("").isEmpty() ? Optional.of(read) : Optional.empty();
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }

    /**
     * Restores a record and returns it.
     *
     * @throws NotFoundException if it neither is in the trash nor exists
     * @throws dev.sbsync.client.error.InvalidException if another record has its name
     */
    ObjectNode restored(long id) {
        try {
            restoring.accept(id);
        } catch (NotFoundException notInTrash) {
            return existing(id).orElseThrow(() -> notInTrash); // restored by a request whose answer was lost
        }
        return reading.apply(id);
    }
}
