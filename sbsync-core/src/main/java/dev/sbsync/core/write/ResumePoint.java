package dev.sbsync.core.write;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a journal knows of an item that a run before this one has begun.
 *
 * @param createdId the target's id of the item where that run surely created it, null where it did not or it is unknown
 * @param unanswered the kinds of steps that were announced and never confirmed: each may have taken effect, or may yet
 * @param changed whether that run surely changed the item itself, beside creating it
 */
public record ResumePoint(@Nullable Long createdId, Set<WriteStep.Kind> unanswered, boolean changed) {

    /** Nothing was begun. */
    public static final ResumePoint START = new ResumePoint(null, Set.of());

    /** Copies the set. */
    public ResumePoint {
        unanswered = Set.copyOf(unanswered);
    }

    /** Makes a point where no change is known that was confirmed. */
    public ResumePoint(@Nullable Long createdId, Set<WriteStep.Kind> unanswered) {
        this(createdId, unanswered, false);
    }

    /** Tells whether the item, where it is as it should be now, is so by that run. */
    boolean changedByUs() {
        return changed || unanswered.stream().anyMatch(WriteStep.Kind::changes);
    }

    /** Tells whether a create was announced of which nobody knows whether it happened: it has to be looked up. */
    boolean createUnanswered() {
        return createdId == null && unanswered.contains(WriteStep.Kind.CREATE);
    }
}
