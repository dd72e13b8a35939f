package dev.sbsync.core.internal.kind;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What the kinds of one plan or run share, such as lists that several of them need. Not thread-safe. */
public final class PlanScope {

    private final Map<Class<?>, Object> shared = new HashMap<>();

    /** Returns the object of a type, created by the first kind that needs it. */
    public <T> T get(Class<T> type, Supplier<T> create) {
        return type.cast(shared.computeIfAbsent(type, needed -> create.get()));
    }
}
