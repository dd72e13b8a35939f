package dev.sbsync.core.scan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of one space, found by id, uuid and place. Immutable; rows come in a fixed order: by depth, folders first,
 * then by path and id.
 */
public final class SpaceScan {

    /** Parents before children, folders before stories, then by path and id. */
    public static final Comparator<StoryRow> ORDER = Comparator.comparingInt((StoryRow row) -> depth(row))
            .thenComparing(row -> !row.folder())
            .thenComparing(StoryRow::path)
            .thenComparingLong(StoryRow::id);

    private final List<StoryRow> rows;
    private final Map<Long, StoryRow> byId = new HashMap<>();
    private final Map<String, StoryRow> byUuid = new HashMap<>();
    private final Map<Place, StoryRow> byPlace = new HashMap<>();
    private final Map<Long, StoryRow> startpages = new HashMap<>();

    private record Place(long parentId, String slug, boolean folder) {}

    /** Indexes rows; where two share a place, the first in {@link #ORDER} is found there. */
    public SpaceScan(Collection<StoryRow> rows) {
        List<StoryRow> sorted = new ArrayList<>(rows);
        sorted.sort(ORDER);
        this.rows = List.copyOf(sorted);
        for (StoryRow row : sorted) {
            byId.put(row.id(), row);
            byUuid.putIfAbsent(row.uuid(), row);
            byPlace.putIfAbsent(new Place(row.parentId(), row.slug(), row.folder()), row);
            if (row.startpage()) {
                startpages.putIfAbsent(row.parentId(), row);
            }
        }
    }

    /** Returns all rows in {@link #ORDER}. */
    public List<StoryRow> rows() {
        return rows;
    }

    /** Returns the row with an id. */
    public Optional<StoryRow> withId(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns the row with a uuid. */
    public Optional<StoryRow> withUuid(String uuid) {
        return Optional.ofNullable(byUuid.get(uuid));
    }

    /** Returns the row that has a slug within a folder (0 for the root). */
    public Optional<StoryRow> inFolder(long parentId, String slug, boolean folder) {
        return Optional.ofNullable(byPlace.get(new Place(parentId, slug, folder)));
    }

    /** Returns the start page of a folder, whatever its slug. */
    public Optional<StoryRow> startpageOf(long folderId) {
        return Optional.ofNullable(startpages.get(folderId));
    }

    /** Returns how many folders a full slug lies in; a start page lies in its folder. */
    private static int depth(StoryRow row) {
        return (int) row.fullSlug().chars().filter(c -> c == '/').count();
    }
}
