package dev.sbsync.core.internal.reference;

import org.jspecify.annotations.Nullable;

/**
 * What a reference of the source means in the target.
 *
 * @param state whether the target has the item; null if the value is no reference: it is neither changed nor reported
 * @param target the target's item; null unless resolved
 */
public record Resolution<T>(
        @Nullable ReferenceState state, @Nullable T target) {

    /** The target has the item. */
    public static <T> Resolution<T> to(T target) {
        return new Resolution<>(ReferenceState.RESOLVED, target);
    }

    /** The item will be created later in this run. */
    public static <T> Resolution<T> pending() {
        return new Resolution<>(ReferenceState.PENDING, null);
    }

    /** The target has no such item. */
    public static <T> Resolution<T> unresolved() {
        return new Resolution<>(ReferenceState.UNRESOLVED, null);
    }

    /** The value names no item of the source space. */
    public static <T> Resolution<T> none() {
        return new Resolution<>(null, null);
    }
}
