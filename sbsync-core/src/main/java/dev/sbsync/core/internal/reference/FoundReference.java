package dev.sbsync.core.internal.reference;

import org.jspecify.annotations.Nullable;

/**
 * A reference that was found.
 *
 * @param pointer the JSON pointer of the value or of the text that contains it, in the value that was given
 * @param type what it contains
 * @param from the source's id, uuid or URL
 * @param to the target's; null unless resolved
 * @param state whether it works in the target
 */
public record FoundReference(
        String pointer,
        ReferenceType type,
        String from,
        @Nullable String to,
        ReferenceState state) {

    /** Returns the reference as found in a value of unknown meaning, which is kept. */
    FoundReference unknown() {
        return new FoundReference(pointer, type, from, null, ReferenceState.UNKNOWN);
    }
}
