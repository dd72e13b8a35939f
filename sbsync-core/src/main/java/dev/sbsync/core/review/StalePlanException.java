package dev.sbsync.core.review;

import dev.sbsync.core.internal.text.FirstNames;
import dev.sbsync.transport.error.SbsyncException;
import java.util.List;

/** Thrown if a plan file cannot be run as it is, because either side has moved since. Nothing was written. */
public final class StalePlanException extends SbsyncException {

    private static final long serialVersionUID = 1L;
    private static final int NAMED = 5;

    private final transient List<String> moved;

    StalePlanException(List<String> moved) {
        super(
                "The plan file can no longer be run as it is: " + FirstNames.of(moved, NAMED, "; ", "; and ")
                        + ". Nothing was written.",
                null);
        this.moved = List.copyOf(moved);
    }

    /** Returns what moved, a sentence for each item. */
    public List<String> moved() {
        return moved == null ? List.of() : moved;
    }
}
