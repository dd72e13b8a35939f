package dev.sbsync.testkit.internal.story.list;

import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Caches the last few lists in full, so that the next page does not select and sort again. */
final class ListCache {
    private static final int KEPT = 8;

    private final Map<Key, List<StoredStory>> lists = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<StoredStory>> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(long space, long revision, String query) {}

    /** Returns a cached list if the space has not changed since. */
    List<StoredStory> get(SpaceState space, Query query, Supplier<List<StoredStory>> selecting) {
        Key key = new Key(space.id(), space.revision(), query.withoutPaging());
        List<StoredStory> known = lists.get(key);
        if (known == null) {
            known = List.copyOf(selecting.get());
            lists.put(key, known);
        }
        return known;
    }
}
