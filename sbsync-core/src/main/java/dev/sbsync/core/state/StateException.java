package dev.sbsync.core.state;

import dev.sbsync.transport.error.SbsyncException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if state cannot be opened, read or written. Earlier writes are kept; writes are never partial. The message
 * names the error, the value and the fix.
 */
public final class StateException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** The cause. */
    public enum Kind {
        /** Another process, or another store of this process, has the state open for writing. */
        IN_USE,
        /** The file system does not let the state be found or opened. */
        UNREACHABLE,
        /** The state or its folder is not writable. */
        READ_ONLY,
        /** No space left. */
        FULL,
        /** The stored data is corrupt. */
        DAMAGED,
        /** The file is not an sbsync state file, or belongs to other spaces. */
        FOREIGN,
        /** The file was written by a newer version of sbsync. */
        NEWER,
        /** There is no such run. */
        NO_RUN,
        /** The run cannot be undone: it has no archive. */
        NOT_UNDOABLE,
        /** The run needs an extension of the caller that is missing or different. */
        OTHER_CODE,
        /** The calling thread was interrupted while opening the state; its interrupt flag is set. */
        INTERRUPTED
    }

    private final Kind kind;

    /** Creates an exception. */
    public StateException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Creates an exception without a cause. */
    public StateException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** Returns the cause. */
    public Kind kind() {
        return kind;
    }
}
