package dev.sbsync.core.plan;

import dev.sbsync.core.item.ItemKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The decisions of a reviewed plan that differ from those of the policies, and the items that were unchanged when it
 * was made. Immutable.
 */
public final class Decisions {

    /** No decisions: the policies apply to all items. */
    public static final Decisions NONE = new Decisions(Map.of(), Set.of());

    private static final String UNCHANGED = "equal";

    private final Map<ItemKey, ItemDecision> byItem;

    private final Set<ItemKey> unchanged;

    private Decisions(Map<ItemKey, ItemDecision> byItem, Set<ItemKey> unchanged) {
        this.byItem = Map.copyOf(byItem);
        this.unchanged = Set.copyOf(unchanged);
    }

    /**
     * Returns decisions on items.
     *
     * @param unchanged the items that were unchanged when the plan was made: what only needs a check is not read
     */
    public static Decisions on(Map<ItemKey, ItemDecision> byItem, Set<ItemKey> unchanged) {
        return byItem.isEmpty() && unchanged.isEmpty() ? NONE : new Decisions(byItem, unchanged);
    }

    /** Returns the decision on an item; empty if the policies apply. */
    public Optional<ItemDecision> of(ItemKey item) {
        return Optional.ofNullable(byItem.get(item));
    }

    /** Returns whether the decision on an item is this one. */
    boolean are(ItemDecision decision, ItemKey item) {
        return byItem.get(item) == decision;
    }

    /** Returns whether an item was unchanged when the plan was made. */
    boolean unchanged(ItemKey item) {
        return unchanged.contains(item);
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return byItem.isEmpty() && unchanged.isEmpty();
    }

    /** Returns the decisions as words by keys such as {@code stories/4711}, for storing and restoring ({@link #of}). */
    public Map<String, String> words() {
        Map<String, String> words = new TreeMap<>();
        byItem.forEach((item, decision) -> words.put(item.toString(), decision.toString()));
        unchanged.forEach(item -> words.put(item.toString(), UNCHANGED));
        return words;
    }

    /**
     * Returns the decisions with these {@link #words}.
     *
     * @throws IllegalArgumentException if a key or a word is unknown
     */
    public static Decisions of(Map<String, String> words) {
        Map<ItemKey, ItemDecision> byItem = new HashMap<>();
        Set<ItemKey> unchanged = new HashSet<>();
        words.forEach((key, word) -> {
            if (word.equals(UNCHANGED)) {
                unchanged.add(ItemKey.parse(key));
            } else {
                byItem.put(ItemKey.parse(key), ItemDecision.valueOf(word.toUpperCase(Locale.ROOT)));
            }
        });
        return on(byItem, unchanged);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Decisions decisions
                && decisions.byItem.equals(byItem)
                && decisions.unchanged.equals(unchanged);
    }

    @Override
    public int hashCode() {
        return Objects.hash(byItem, unchanged);
    }

    @Override
    public String toString() {
        return words().toString();
    }
}
