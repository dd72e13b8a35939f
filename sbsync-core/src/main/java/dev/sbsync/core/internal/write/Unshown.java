package dev.sbsync.core.internal.write;

import dev.sbsync.core.run.WriteStep;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step that the target accepted with an answer that does not show the item, as for {@code update_uuid}
 * (docs/management-api.md). A later answer or a list confirms it. Not thread-safe.
 */
final class Unshown {

    private record Accepted(WriteStep step, long id, String expected) {}

    private @Nullable Accepted accepted;

    /** Records a step whose answer did not show the item. */
    void accepted(WriteStep step, long id, String expected) {
        accepted = new Accepted(step, id, expected);
    }

    /** Records what an answer or a list shows of an item. */
    void shows(long id, String shown) {
        Accepted open = accepted;
        if (open != null && open.id() == id && open.expected().equals(shown)) {
            accepted = null;
        }
    }

    /** Returns whether a step is still to be confirmed. */
    boolean concerns(WriteStep step) {
        return accepted != null && accepted.step().equals(step);
    }

    /** Returns the value that an answer or a list must show. */
    Optional<String> expected() {
        return Optional.ofNullable(accepted).map(Accepted::expected);
    }
}
