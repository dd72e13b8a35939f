package dev.sbsync.core.plan;

import dev.sbsync.core.item.ItemKey;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The decisions of a reviewed plan that differ from those of the policies. Immutable. */
public final class Decisions {

    /** No decisions: the policies apply to all items. */
    public static final Decisions NONE = new Decisions(Map.of());

    private final Map<ItemKey, ItemDecision> byItem;

    private Decisions(Map<ItemKey, ItemDecision> byItem) {
        this.byItem = Map.copyOf(byItem);
    }

    /** Returns decisions on items. */
    public static Decisions on(Map<ItemKey, ItemDecision> byItem) {
        return byItem.isEmpty() ? NONE : new Decisions(byItem);
    }

    /** Returns the decision on an item; empty if the policies apply. */
    public Optional<ItemDecision> of(ItemKey item) {
        return Optional.ofNullable(byItem.get(item));
    }

    /** Returns whether the decision on an item is this one. */
    boolean are(ItemDecision decision, ItemKey item) {
        return byItem.get(item) == decision;
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return byItem.isEmpty();
    }

    /** Returns the decisions as words by keys such as {@code stories/4711}, for storing and restoring ({@link #of}). */
    public Map<String, String> words() {
        return byItem.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString(),
                        entry -> entry.getValue().toString(),
                        (one, same) -> one,
                        TreeMap::new));
    }

    /**
     * Returns the decisions with these {@link #words}.
     *
     * @throws IllegalArgumentException if a key or a word is unknown
     */
    public static Decisions of(Map<String, String> words) {
        return on(words.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> ItemKey.parse(entry.getKey()),
                        entry -> ItemDecision.valueOf(entry.getValue().toUpperCase(Locale.ROOT)))));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Decisions decisions && decisions.byItem.equals(byItem);
    }

    @Override
    public int hashCode() {
        return byItem.hashCode();
    }

    @Override
    public String toString() {
        return words().toString();
    }
}
