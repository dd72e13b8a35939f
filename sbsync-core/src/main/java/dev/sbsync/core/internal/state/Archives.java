package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.state.StateChanges;
import dev.sbsync.core.state.StateRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of the archives: what runs changed, as it was before and right after. Stateless. */
final class Archives {

    /** The number of runs whose archives are kept. */
    static final int KEPT = 5;

    /**
     * What an archive has, and may take.
     *
     * @param longestFile the length in bytes up to which it takes files; null if an earlier version has started it
     */
    record Head(long items, long bytes, @Nullable Long longestFile) {

        static final Head NONE = new Head(0, 0, null);

        static Head read(String text) {
            String[] parts = text.split(" ", 3);
            return new Head(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    parts.length < 3 ? null : Long.valueOf(parts[2]));
        }

        Head plus(long moreItems, long moreBytes) {
            return new Head(items + moreItems, bytes + moreBytes, longestFile);
        }

        String text() {
            return items + " " + bytes + (longestFile == null ? "" : " " + longestFile);
        }
    }

    private Archives() {}

    /** Starts the empty archive of a run, which takes files up to a length in bytes. */
    static void start(StateChanges rows, long run, long longestFile) {
        rows.put(Tables.ARCHIVE, Tables.run(run), new Head(0, 0, longestFile).text());
    }

    /** Returns whether a run has an archive, maybe an empty one. */
    static boolean exists(StateRows rows, long run) {
        return rows.get(Tables.ARCHIVE, Tables.run(run)).isPresent();
    }

    /** Returns what a run's archive has, and may take; nothing if it has none. */
    static Head head(StateRows rows, long run) {
        return rows.get(Tables.ARCHIVE, Tables.run(run)).map(Head::read).orElse(Head.NONE);
    }

    /** Stores an item as it is before a run's first change of it. */
    static void put(StateChanges rows, long run, ItemKey item, ArchivedItem before) {
        String key = key(run, item);
        String stored = rows.get(Tables.BEFORE, key).orElse(null);
        if (stored != null && !before.replaces(stored)) {
            return;
        }
        Head head = head(rows, run);
        String text = before.with(
                        rows.get(Tables.BASELINE, Tables.baseline(item)).orElse(null))
                .text();
        rows.put(Tables.BEFORE, key, text);
        long more = stored == null ? 1 : 0;
        long length = (long) text.length() - (stored == null ? 0 : stored.length());
        rows.put(Tables.ARCHIVE, Tables.run(run), head.plus(more, length).text());
    }

    /** Returns whether a run has stored an item that existed, which it may have changed since. */
    static boolean changed(StateRows rows, long run, ItemKey item) {
        return rows.get(Tables.BEFORE, key(run, item))
                .filter(ArchivedItem::changed)
                .isPresent();
    }

    /** Stores a chunk of the file of an item; one of an attempt that was killed is overwritten. */
    static void putChunk(StateChanges rows, long run, ItemKey item, int number, String text) {
        rows.put(Tables.CHUNK, Tables.part(key(run, item), number), text);
    }

    /** Returns a chunk of the file of an item. */
    static Optional<String> chunk(StateRows rows, long run, ItemKey item, int number) {
        return rows.get(Tables.CHUNK, Tables.part(key(run, item), number));
    }

    /** Stores the file of an item, whose chunks are stored, and deletes chunks that it does not have. */
    static void putFile(StateChanges rows, long run, ItemKey item, FileRow file) {
        String key = key(run, item);
        rows.delete(Tables.CHUNK, Tables.part(key, file.chunks()), key + "/~");
        rows.put(Tables.FILE, key, file.text());
        Head head = head(rows, run);
        long encoded = (file.length() + 2) / 3 * 4;
        rows.put(Tables.ARCHIVE, Tables.run(run), head.plus(0, encoded).text());
    }

    /** Returns the file of an item before a run replaced it; empty if the run has not come to archive it. */
    static Optional<FileRow> file(StateRows rows, long run, ItemKey item) {
        return rows.get(Tables.FILE, key(run, item)).map(FileRow::read);
    }

    /** Returns the files that a run has archived, and those that it has not. */
    static Map<ItemKey, FileRow> files(StateRows rows, long run) {
        Map<ItemKey, FileRow> files = new HashMap<>();
        rows.scan(
                Tables.FILE,
                Tables.firstPart(run),
                Tables.run(run + 1),
                (key, text) -> files.put(item(key), FileRow.read(text)));
        return files;
    }

    /** Stores the baseline of an archived item as the run left it; does nothing if the item is not archived. */
    static void left(StateChanges rows, long run, ItemKey item, String baseline) {
        String key = key(run, item);
        if (rows.get(Tables.BEFORE, key).isPresent()) {
            rows.put(Tables.AFTER, key, baseline);
        }
    }

    /** Returns the archived items of a run, in stored form. */
    static Map<ItemKey, String> before(StateRows rows, long run) {
        Map<ItemKey, String> items = new HashMap<>();
        rows.scan(Tables.BEFORE, Tables.firstPart(run), Tables.run(run + 1), (key, text) -> items.put(item(key), text));
        return items;
    }

    /** Gives an item the baseline that it had before a run, or none; does nothing if it is not archived. */
    static void restoreBaseline(StateChanges rows, long run, ItemKey item) {
        Optional<String> before = rows.get(Tables.BEFORE, key(run, item));
        if (before.isEmpty()) {
            return;
        }
        String baseline = ArchivedItem.read(before.get()).baseline();
        if (baseline == null) {
            rows.delete(Tables.BASELINE, Tables.baseline(item)); // it was no copy then
        } else {
            rows.put(Tables.BASELINE, Tables.baseline(item), baseline);
        }
    }

    /** Returns the baselines of archived items as the run left them, in stored form. */
    static Map<ItemKey, String> after(StateRows rows, long run) {
        Map<ItemKey, String> items = new HashMap<>();
        rows.scan(Tables.AFTER, Tables.firstPart(run), Tables.run(run + 1), (key, text) -> items.put(item(key), text));
        return items;
    }

    /** Returns whether a run has archived other items of the target, which it renames for its own. */
    static boolean renames(StateRows rows, long run) {
        return before(rows, run).keySet().stream().anyMatch(item -> item.id() < 0);
    }

    /** Deletes the archives of the runs of a range. */
    static void delete(StateChanges rows, long from, long end) {
        rows.delete(Tables.ARCHIVE, Tables.run(from), Tables.run(end));
        rows.delete(Tables.BEFORE, Tables.run(from), Tables.run(end));
        rows.delete(Tables.AFTER, Tables.run(from), Tables.run(end));
        rows.delete(Tables.FILE, Tables.run(from), Tables.run(end));
        rows.delete(Tables.CHUNK, Tables.run(from), Tables.run(end));
    }

    /** Empties the archive of a run that has changed nothing. */
    static void clear(StateChanges rows, long run) {
        Head head = head(rows, run);
        delete(rows, run, run + 1);
        rows.put(Tables.ARCHIVE, Tables.run(run), new Head(0, 0, head.longestFile()).text());
    }

    /**
     * Deletes all but the newest archives, once a run has changed something; its own is kept, and that of the run that
     * it undoes.
     */
    static void forgetOthers(StateChanges rows, long run, @Nullable Long undone) {
        List<Long> filled = new ArrayList<>();
        rows.scan(Tables.ARCHIVE, "", "~", (key, text) -> {
            if (Long.parseLong(key) != run && Head.read(text).items() > 0) {
                filled.add(Long.parseLong(key));
            }
        });
        if (filled.size() >= KEPT) {
            long first = Math.min(run, filled.get(filled.size() - KEPT) + 1);
            delete(rows, 0, undone == null ? first : Math.min(first, undone));
        }
    }

    private static String key(long run, ItemKey item) {
        return Tables.firstPart(run) + item.kind() + "/" + item.id();
    }

    private static ItemKey item(String key) {
        String[] parts = key.split("/", -1);
        return new ItemKey(parts[1], Long.parseLong(parts[2]));
    }
}
