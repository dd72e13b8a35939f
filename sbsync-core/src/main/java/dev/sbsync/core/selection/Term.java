package dev.sbsync.core.selection;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ListedItem;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One value of a condition. Equality compares condition and text; stored runs keep nothing else.
 *
 * @param glob the pattern, if the text is one
 * @param test null if it is a caller's predicate that must be supplied before use
 */
record Term(
        Condition condition,
        String text,
        @Nullable Glob glob,
        @Nullable Predicate<Item> test) implements Comparable<Term> {

    static Term of(Condition condition, String text, Predicate<Item> test) {
        return new Term(condition, text, null, test);
    }

    /** Returns a condition that only stories and folders have. */
    static Term listed(Condition condition, String text, @Nullable Predicate<ListedItem> test) {
        return new Term(
                condition, text, null, test == null ? null : item -> item instanceof ListedItem row && test.test(row));
    }

    boolean matches(Item item) {
        Predicate<Item> code = test;
        if (code == null) {
            throw new IllegalStateException("The selection's predicate '" + text
                    + "' is known only by name; supply it with Selection.builder().where(\"" + text + "\", …).");
        }
        return code.test(item);
    }

    @Override
    public int compareTo(Term other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Term term && term.condition == condition && term.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
