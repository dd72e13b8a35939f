package dev.sbsync.core.internal.write;

import dev.sbsync.core.outcome.Problem;
import java.util.List;

/**
 * The consequence of a refused step that fails the item.
 *
 * @param problem the problem of the item
 * @param undo steps that undo what this run made of the item so far
 */
public record StepRefusal<T>(Problem problem, List<ItemStep<T>> undo) {

    /** Copies the list. */
    public StepRefusal {
        undo = List.copyOf(undo);
    }
}
