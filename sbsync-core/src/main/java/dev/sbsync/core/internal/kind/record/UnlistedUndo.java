package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What an undo does with a part of a record that no list shows, such as its file.
 *
 * @param changedSince whether somebody has changed it since the run
 * @param restored the difference that the undo removes; null if it is as it was
 * @param lost the warning that it is not restored; null if it is, or was not changed
 */
public record UnlistedUndo(
        boolean changedSince,
        @Nullable Difference restored,
        @Nullable Problem lost) {

    /** The run changed nothing that no list shows. */
    public static final UnlistedUndo NOTHING = new UnlistedUndo(false, null, null);

    /** Somebody has changed it since the run. */
    public static final UnlistedUndo CHANGED = new UnlistedUndo(true, null, null);

    /** Returns the undo of a part that is restored. */
    public static UnlistedUndo restored(Difference difference) {
        return new UnlistedUndo(false, difference, null);
    }

    /** Returns the undo of a part that stays as the run left it. */
    public static UnlistedUndo lost(Problem why) {
        return new UnlistedUndo(false, null, why);
    }
}
