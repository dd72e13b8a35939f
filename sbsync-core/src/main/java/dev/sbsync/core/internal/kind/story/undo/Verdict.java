package dev.sbsync.core.internal.kind.story.undo;

import dev.sbsync.core.outcome.Problem;

/** What an undo does with a story. */
sealed interface Verdict {

    /** It becomes what it was. */
    record Restore() implements Verdict {}

    /** The run has created it, and it is deleted. */
    record Delete() implements Verdict {}

    /** It already is what it was. */
    record Done() implements Verdict {}

    /** It is left as it is, because somebody changed it since. */
    record Left(Problem why) implements Verdict {}
}
