package dev.sbsync.core.internal.reference;

import dev.sbsync.core.outcome.OpenReference;
import java.util.Locale;
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

    /**
     * Returns a reference that is kept as it is.
     *
     * @param at the JSON pointer of the value in its item
     */
    public OpenReference open(String at) {
        return open(at, state.name().toLowerCase(Locale.ROOT));
    }

    /** Returns a reference that is kept as it is, in a state that the target's lists have shown. */
    public OpenReference open(String at, String shown) {
        return new OpenReference(at + pointer, type.name().toLowerCase(Locale.ROOT), from, shown);
    }
}
