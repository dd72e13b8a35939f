package dev.sbsync.core.selection;

import dev.sbsync.transport.error.SbsyncException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown if a selection, or one of its conditions, matches nothing in the source, usually because of a typo. Nothing
 * was written. {@code SpaceSyncBuilder.allowEmpty} disables the check.
 */
public final class EmptySelectionException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    private final transient List<Selector> unmatched;

    /** Creates an exception that names what matches nothing. */
    public EmptySelectionException(Selection selection, Emptiness found) {
        super(
                (found.unmatched().isEmpty()
                                ? "Nothing in the source matches the whole selection (" + selection + ")"
                                : "Nothing in the source matches "
                                        + found.unmatched().stream()
                                                .map(Selector::toString)
                                                .collect(Collectors.joining(", ")))
                        + "; correct the selection, or allow an empty one.",
                null);
        this.unmatched = found.unmatched();
    }

    /** Returns the conditions that match nothing; empty if each matches something, but no item matches all. */
    public List<Selector> unmatched() {
        return unmatched;
    }
}
