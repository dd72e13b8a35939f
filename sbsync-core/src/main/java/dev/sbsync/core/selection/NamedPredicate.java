package dev.sbsync.core.selection;

import dev.sbsync.core.scan.ListedItem;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A caller's own condition. A stored run keeps its name alone, so equality looks at nothing else.
 *
 * @param test the caller's code, null where it has to be supplied before an item can be judged
 */
record NamedPredicate(String name, @Nullable Predicate<ListedItem> test) {

    boolean matches(ListedItem item) {
        Predicate<ListedItem> code = test;
        if (code == null) {
            throw new IllegalStateException("The selection's predicate '" + name
                    + "' is known by name alone; supply it with Selection.builder().where(\"" + name + "\", …).");
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
