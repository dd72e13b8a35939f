package dev.sbsync.core.review;

import dev.sbsync.transport.error.SbsyncException;
import java.util.List;

/** Thrown if a plan file cannot be run as it is, because either side has moved since. Nothing was written. */
public final class StalePlanException extends SbsyncException {

    private static final long serialVersionUID = 1L;
    private static final int NAMED = 5;

    private final transient List<String> moved;

    StalePlanException(List<String> moved) {
        super(message(moved), null);
        this.moved = List.copyOf(moved);
    }

    private static String message(List<String> moved) {
        int more = moved.size() - NAMED;
        return "The plan file can no longer be run as it is: "
                + String.join("; ", moved.subList(0, Math.min(NAMED, moved.size())))
                + (more > 0 ? "; and " + more + " more" : "")
                + ". Nothing was written.";
    }

    /** Returns what moved, a sentence for each item. */
    public List<String> moved() {
        return moved == null ? List.of() : moved;
    }
}
