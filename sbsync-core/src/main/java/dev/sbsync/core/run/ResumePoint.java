package dev.sbsync.core.run;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The recorded progress of an item that an earlier run has started.
 *
 * @param createdId the target id if that run certainly created the item, else null
 * @param unanswered the kinds of steps announced but not confirmed, which may have taken effect, or still may
 * @param changed whether this run changed the item itself before it was interrupted, apart from creating it; an equal
 *     item is then its own work
 */
public record ResumePoint(@Nullable Long createdId, Set<WriteStep.Kind> unanswered, boolean changed) {

    /** Nothing was started. */
    public static final ResumePoint START = new ResumePoint(null, Set.of());

    /** Copies the set. */
    public ResumePoint {
        unanswered = Set.copyOf(unanswered);
    }

    /** Creates a resume point without a known change. */
    public ResumePoint(@Nullable Long createdId, Set<WriteStep.Kind> unanswered) {
        this(createdId, unanswered, false);
    }

    /** Returns whether a create with an unknown outcome was announced, which must be looked up. */
    public boolean createUnanswered() {
        return createdId == null && unanswered.contains(WriteStep.Kind.CREATE);
    }
}
