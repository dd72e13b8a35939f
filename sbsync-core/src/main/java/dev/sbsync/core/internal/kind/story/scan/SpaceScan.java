package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.core.selection.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one space, indexed by id, uuid and path, in a fixed order.
 *
 * <p>A complete scan is immutable and thread-safe. A partial scan, created by a {@link SpaceScanner}, records the
 * questions that it cannot answer and returns nothing for them; it is not thread-safe.
 */
public final class SpaceScan {

    private final List<StoryRow> rows;
    private final Map<Long, Integer> positions = new HashMap<>();
    private final Map<String, StoryRow> byUuid = new HashMap<>();
    private final Map<Place, StoryRow> byPlace = new HashMap<>();
    private final Map<Long, StoryRow> startpages = new HashMap<>();
    private final @Nullable Set<LookupKey> answered;
    private final List<Range> listed = new ArrayList<>();
    private final Set<LookupKey> open = new LinkedHashSet<>();

    private record Place(long parentId, String slug, boolean folder) {}

    /** Indexes all rows of a space; if two share a uuid or a path, the first one is found. */
    public SpaceScan(Collection<StoryRow> rows) {
        this(rows, null);
    }

    /** Indexes the known rows of a space, which are complete for the answered questions; for all if null. */
    SpaceScan(Collection<StoryRow> rows, @Nullable Set<LookupKey> answered) {
        this.answered = answered;
        if (answered != null) {
            answered.stream()
                    .filter(LookupKey.In.class::isInstance)
                    .map(question -> ((LookupKey.In) question).range())
                    .filter(range -> !(range instanceof Range.At))
                    .forEach(listed::add);
        }
        Map<Long, StoryRow> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        Map<Long, Integer> depths = new HashMap<>();
        rows.forEach(row -> depths.put(row.id(), depth(row, byId)));
        List<StoryRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing((StoryRow row) -> depths.getOrDefault(row.id(), 0))
                .thenComparing(row -> !row.folder())
                .thenComparing(StoryRow::path)
                .thenComparingLong(StoryRow::id));
        this.rows = List.copyOf(sorted);
        int position = 0;
        for (StoryRow row : sorted) {
            positions.put(row.id(), position++);
            byUuid.putIfAbsent(row.uuid(), row);
            byPlace.putIfAbsent(new Place(row.parentId(), row.slug(), row.folder()), row);
            if (row.startpage()) {
                startpages.putIfAbsent(row.parentId(), row);
            }
        }
    }

    /** Returns the open questions, in order; always empty for a complete scan. */
    Set<LookupKey> open() {
        return open;
    }

    public boolean answersAll() {
        return open.isEmpty();
    }

    /** Returns all known rows: parents before children, then folders before stories, then by path and id. */
    public List<StoryRow> rows() {
        return rows;
    }

    /** Returns the order of {@link #rows} for rows of this scan. */
    public Comparator<StoryRow> order() {
        return Comparator.comparing(row -> positions.getOrDefault(row.id(), Integer.MAX_VALUE));
    }

    /** Returns the number of folders of the space; empty if unknown. */
    public Optional<Long> folderCount() {
        return missing(new LookupKey.Folders())
                ? Optional.empty()
                : Optional.of(rows.stream().filter(StoryRow::folder).count());
    }

    /** Returns all rows of some ranges, in order, possibly with others. */
    public List<StoryRow> in(List<Range> ranges) {
        ranges.forEach(range -> missing(new LookupKey.In(range)));
        return rows;
    }

    public Optional<StoryRow> withId(long id) {
        return found(known(id), new LookupKey.WithId(id));
    }

    /** Returns the row with a uuid; empty if that is blank. */
    public Optional<StoryRow> withUuid(String uuid) {
        return found(uuid.isBlank() ? null : byUuid.get(uuid), new LookupKey.WithUuid(uuid));
    }

    /** Returns the row with a slug in a folder (0 for the root). */
    public Optional<StoryRow> inFolder(long parentId, String slug, boolean folder) {
        StoryRow row = byPlace.get(new Place(parentId, slug, folder));
        if (row != null || answered == null) {
            return Optional.ofNullable(row);
        }
        if (parentId == 0) {
            missing(new LookupKey.In(new Range.At(slug)));
        } else {
            withId(parentId).ifPresent(parent -> missing(new LookupKey.In(new Range.At(parent.path() + "/" + slug))));
        }
        return Optional.empty();
    }

    /** Returns the start page of a folder, regardless of its slug. */
    public Optional<StoryRow> startpageOf(long folderId) {
        StoryRow row = startpages.get(folderId);
        if (row == null && answered != null) {
            // a start page's full slug ends with a slash (docs/management-api.md)
            withId(folderId).ifPresent(folder -> missing(new LookupKey.In(new Range.At(folder.path() + "/"))));
        }
        return Optional.ofNullable(row);
    }

    /**
     * Returns the known ancestors of a row, nearest first. A partial scan requests all ancestors in its path together.
     */
    public List<StoryRow> above(StoryRow row) {
        List<StoryRow> folders = new ArrayList<>();
        Set<Long> seen = new HashSet<>(Set.of(row.id()));
        StoryRow at = row;
        while (at.parentId() != 0) {
            StoryRow folder = known(at.parentId());
            if (folder == null) {
                askForFoldersAbove(at);
                break;
            }
            if (!seen.add(folder.id())) {
                break;
            }
            folders.add(folder);
            at = folder;
        }
        return folders;
    }

    /** Returns the row with an id, if it is known; never asks for it. */
    public @Nullable StoryRow known(long id) {
        Integer position = positions.get(id);
        return position == null ? null : rows.get(position);
    }

    /** Returns the row with a uuid, if it is known; never asks for it. */
    public @Nullable StoryRow known(String uuid) {
        return byUuid.get(uuid);
    }

    private void askForFoldersAbove(StoryRow row) {
        boolean news = false;
        String path = row.parentPath();
        while (!path.isEmpty()) {
            news |= missing(new LookupKey.In(new Range.At(path)));
            path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
        if (!news) {
            missing(new LookupKey.WithId(row.parentId()));
        }
    }

    private Optional<StoryRow> found(@Nullable StoryRow row, LookupKey question) {
        if (row == null) {
            missing(question);
        }
        return Optional.ofNullable(row);
    }

    /** Records a question unless its answer is known, and returns whether it is open. */
    private boolean missing(LookupKey question) {
        if (answered == null || answered.contains(question) || settled(question)) {
            return false;
        }
        open.add(question);
        return true;
    }

    /** Returns whether a listed range answers a question, or it has no name to look up. */
    private boolean settled(LookupKey question) {
        if (question instanceof LookupKey.WithUuid withUuid) {
            return withUuid.uuid().isBlank();
        }
        if (!(question instanceof LookupKey.In in)) {
            return false;
        }
        if (in.range() instanceof Range.At at) {
            return at.path().isBlank() || at.path().startsWith("/") || isListed(at.path());
        }
        return in.range() instanceof Range.AtOrBelow below && isListed(below.path());
    }

    private boolean isListed(String path) {
        return listed.stream().anyMatch(range -> range.covers(path));
    }

    /** Returns the depth of a row. Not derived from paths, because a folder may move while its children are listed. */
    private static int depth(StoryRow row, Map<Long, StoryRow> byId) {
        Set<Long> above = new HashSet<>();
        for (StoryRow at = row; at != null && above.add(at.id()); ) {
            at = byId.get(at.parentId());
        }
        return above.size();
    }
}
