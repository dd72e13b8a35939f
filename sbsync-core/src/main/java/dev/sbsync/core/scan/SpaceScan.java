package dev.sbsync.core.scan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of one space, found by id, uuid and place. Immutable; rows come in a fixed order. */
public final class SpaceScan {

    private final List<StoryRow> rows;
    private final Map<Long, Integer> positions = new HashMap<>();
    private final Map<Long, StoryRow> byId = new HashMap<>();
    private final Map<String, StoryRow> byUuid = new HashMap<>();
    private final Map<Place, StoryRow> byPlace = new HashMap<>();
    private final Map<Long, StoryRow> startpages = new HashMap<>();

    private record Place(long parentId, String slug, boolean folder) {}

    /** Indexes rows; where two share a uuid or a place, the first in order is found by it. */
    public SpaceScan(Collection<StoryRow> rows) {
        rows.forEach(row -> byId.put(row.id(), row));
        Map<Long, Integer> depths = new HashMap<>();
        rows.forEach(row -> depths.put(row.id(), depth(row)));
        List<StoryRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing((StoryRow row) -> depths.getOrDefault(row.id(), 0))
                .thenComparing(row -> !row.folder())
                .thenComparing(StoryRow::path)
                .thenComparingLong(StoryRow::id));
        this.rows = List.copyOf(sorted);
        for (StoryRow row : sorted) {
            positions.put(row.id(), positions.size());
            byUuid.putIfAbsent(row.uuid(), row);
            byPlace.putIfAbsent(new Place(row.parentId(), row.slug(), row.folder()), row);
            if (row.startpage()) {
                startpages.putIfAbsent(row.parentId(), row);
            }
        }
    }

    /** Returns all rows: parents before children, then folders before stories, then by path and id. */
    public List<StoryRow> rows() {
        return rows;
    }

    /** Returns the order of {@link #rows} for rows of this scan. */
    public Comparator<StoryRow> order() {
        return Comparator.comparing(row -> positions.getOrDefault(row.id(), Integer.MAX_VALUE));
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

    /** Returns how many folders a row lies in. Paths do not tell: a folder may move while its children are listed. */
    private int depth(StoryRow row) {
        Set<Long> above = new HashSet<>();
        for (StoryRow at = row; at != null && above.add(at.id()); ) {
            at = byId.get(at.parentId());
        }
        return above.size();
    }
}
