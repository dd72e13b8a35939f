package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.run.WriteStep;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request that writes a record.
 *
 * @param kind its name in the journal
 * @param request sends it for the record with an id, which a create ignores, and returns the record as answered; null
 *     if the answer does not show it
 */
public record RecordStep(WriteStep.Kind kind, LongFunction<@Nullable ObjectNode> request) {

    /** Returns a step that creates the record. */
    public static RecordStep create(Supplier<ObjectNode> request) {
        return new RecordStep(WriteStep.Kind.CREATE, none -> request.get());
    }

    /** Returns a step that changes the record. */
    public static RecordStep write(LongFunction<@Nullable ObjectNode> request) {
        return new RecordStep(WriteStep.Kind.WRITE, request);
    }
}
