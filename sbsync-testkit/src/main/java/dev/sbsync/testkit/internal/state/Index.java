package dev.sbsync.testkit.internal.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An index of stories by a key. Returned lists are immutable. */
final class Index<K> {
    private final Map<K, List<StoredStory>> lists = new HashMap<>();

    List<StoredStory> get(K key) {
        return lists.getOrDefault(key, List.of());
    }

    void add(K key, StoredStory story) {
        lists.merge(key, List.of(story), (before, one) -> {
            List<StoredStory> after = new ArrayList<>(before);
            after.addAll(one);
            return List.copyOf(after);
        });
    }

    void remove(K key, StoredStory story) {
        lists.computeIfPresent(key, (same, before) -> {
            List<StoredStory> after =
                    before.stream().filter(other -> other != story).toList();
            return after.isEmpty() ? null : after;
        });
    }
}
