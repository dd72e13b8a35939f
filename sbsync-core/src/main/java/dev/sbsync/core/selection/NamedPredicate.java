package dev.sbsync.core.selection;

import dev.sbsync.core.item.ListedItem;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A caller's predicate. Stored runs keep only its name, so equality compares only the name.
 *
 * @param test the predicate, null if it must be supplied before use
 */
record NamedPredicate(String name, @Nullable Predicate<ListedItem> test) {

    boolean matches(ListedItem item) {
        Predicate<ListedItem> code = test;
        if (code == null) {
            throw new IllegalStateException("The selection's predicate '" + name
                    + "' is known only by name; supply it with Selection.builder().where(\"" + name + "\", …).");
        }
        return code.test(item);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NamedPredicate predicate && predicate.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
