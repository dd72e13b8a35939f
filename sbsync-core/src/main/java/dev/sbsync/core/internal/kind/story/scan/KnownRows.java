package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.core.selection.Range;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a space that a plan has listed, and others that were looked up since: up to 100 per request, and the
 * whole space once that takes fewer. Thread-safe; only {@link #lookUp} blocks for requests.
 */
public final class KnownRows {

    private final Supplier<SpaceScanner> scanners;
    private final Map<Long, StoryRow> byId = new ConcurrentHashMap<>();
    private final Map<String, StoryRow> byUuid = new ConcurrentHashMap<>();
    private final Map<String, StoryRow> byPath = new ConcurrentHashMap<>();
    private final Set<LookupKey> asked = ConcurrentHashMap.newKeySet();
    private final Monitor lookups;
    private final Collection<StoryRow> others;
    private @Nullable SpaceScanner scanner;
    private volatile boolean complete;
    private volatile boolean indexed;

    /** Starts with the rows that a scanner has read so far, and others. */
    public KnownRows(Supplier<SpaceScanner> scanner, Collection<StoryRow> others, TimeSource time) {
        this.scanners = scanner;
        this.lookups = time.newMonitor();
        this.others = others;
    }

    /** Starts with the rows that a scanner has read so far, and looks up others with other operations. */
    public static KnownRows of(SpaceScanner scanner, StoryOperations stories, TimeSource time) {
        return new KnownRows(() -> scanner.with(stories), List.of(), time);
    }

    /** Indexes the rows when they are first needed. */
    private void index() {
        if (!indexed) {
            try (Monitor.Held oneAtATime = lookups.enter()) {
                if (scanner == null) {
                    scanner = scanners.get();
                    others.forEach(this::add);
                    read(scanner);
                    indexed = true;
                }
            }
        }
    }

    private void read(SpaceScanner scanned) {
        scanned.rows().forEach(this::add);
        complete = scanned.complete();
    }

    private void add(StoryRow row) {
        byId.put(row.id(), row);
        byUuid.put(row.uuid(), row);
        byPath.put(place(row.path(), row.folder()), row);
    }

    private static String place(String path, boolean folder) {
        return folder ? path + "/" : path;
    }

    /** Returns the row with an id; null if none is known. */
    public @Nullable StoryRow withId(long id) {
        index();
        return byId.get(id);
    }

    /** Returns the row with a uuid; null if none is known. */
    public @Nullable StoryRow withUuid(String uuid) {
        index();
        return byUuid.get(uuid);
    }

    /** Returns the row at a path; null if none is known. */
    public @Nullable StoryRow at(String path, boolean folder) {
        index();
        return byPath.get(place(path, folder));
    }

    /** Returns whether a uuid is in no known row and was not looked up. */
    public boolean lacksUuid(String uuid) {
        return open(withUuid(uuid), new LookupKey.WithUuid(uuid));
    }

    /** Returns whether an id is in no known row and was not looked up. */
    public boolean lacksId(long id) {
        return open(withId(id), new LookupKey.WithId(id));
    }

    /** Returns whether there is no known row at a path and it was not looked up. */
    public boolean lacksPath(String path, boolean folder) {
        return open(at(path, folder), at(path));
    }

    private boolean open(@Nullable StoryRow row, LookupKey question) {
        return row == null && !complete && !asked.contains(question);
    }

    private static LookupKey at(String path) {
        return new LookupKey.In(new Range.At(path));
    }

    /** Looks up rows that are not known. */
    public void lookUp(Collection<String> uuids, Collection<Long> ids, Collection<String> paths) {
        Set<LookupKey> questions = new LinkedHashSet<>();
        uuids.forEach(uuid -> questions.add(new LookupKey.WithUuid(uuid)));
        ids.forEach(id -> questions.add(new LookupKey.WithId(id)));
        paths.forEach(path -> questions.add(at(path)));
        index();
        try (Monitor.Held oneAtATime = lookups.enter()) {
            questions.removeAll(asked);
            if (!questions.isEmpty() && !complete) {
                SpaceScanner lookup = Objects.requireNonNull(scanner);
                lookup.answer(questions);
                asked.addAll(questions);
                read(lookup);
            }
        }
    }
}
