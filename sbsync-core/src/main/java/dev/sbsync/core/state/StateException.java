package dev.sbsync.core.state;

import dev.sbsync.transport.error.SbsyncException;
import org.jspecify.annotations.Nullable;

/**
 * State cannot be opened, read or written. What was written before stays as it was: nothing is ever half-written. The
 * message says what is wrong, with what, and the way out.
 */
public final class StateException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Kind {
        /** Another process, or another store of this one, has it open for writing. */
        IN_USE,
        /** It cannot be found or opened, for a reason that lies in the file system. */
        UNREACHABLE,
        /** It, or the folder that it is in, cannot be written. */
        READ_ONLY,
        /** There is no room left. */
        FULL,
        /** What is stored is not what was written. */
        DAMAGED,
        /** It is not an sbsync state file, or is of other spaces. */
        FOREIGN,
        /** A newer version of sbsync has written it. */
        NEWER,
        /** There is no such run. */
        NO_RUN,
        /** The run needs code of its caller that is not there, or is another one. */
        OTHER_CODE,
        /** The calling thread was interrupted while it was opened; its flag is set. */
        INTERRUPTED
    }

    private final Kind kind;

    /** Makes an exception. */
    public StateException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Makes an exception without a cause. */
    public StateException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** Returns what is wrong. */
    public Kind kind() {
        return kind;
    }

    @Override
    public int attempts() {
        return 0;
    }

    @Override
    public boolean ambiguous() {
        return false;
    }
}
