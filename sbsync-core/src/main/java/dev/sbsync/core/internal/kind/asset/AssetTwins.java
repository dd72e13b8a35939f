package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.item.ItemKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Pairs assets of both spaces with the same folder, name, length and type.
 *
 * @param confirms whether their files must be the same, too; they are read only if all else is the same, and assumed to
 *     be the same if they are private and there is no token
 */
record AssetTwins(Side source, Side target, boolean confirms) {

    /** Returns the pairs. Blocks. */
    Map<ItemKey, RecordRow> of(List<RecordRow> rows, List<RecordRow> there) {
        Map<String, List<RecordRow>> candidates = there.stream()
                .collect(Collectors.groupingBy(AssetTwins::likeness, Collectors.toCollection(ArrayList::new)));
        Map<ItemKey, RecordRow> pairs = new LinkedHashMap<>();
        Map<ItemKey, String> hashes = new HashMap<>();
        for (RecordRow row : rows) {
            Iterator<RecordRow> likely =
                    candidates.getOrDefault(likeness(row), List.of()).iterator();
            while (likely.hasNext() && !pairs.containsKey(row.key())) {
                RecordRow twin = likely.next();
                if (same(row, twin, hashes)) {
                    pairs.put(row.key(), twin);
                    likely.remove();
                }
            }
        }
        return pairs;
    }

    private boolean same(RecordRow row, RecordRow twin, Map<ItemKey, String> hashes) {
        if (!confirms || !FileHash.readable(source, row) || !FileHash.readable(target, twin)) {
            return true;
        }
        String here = hashes.computeIfAbsent(row.key(), key -> FileHash.of(source, row));
        return here.equals(hashes.computeIfAbsent(new ItemKey("target", twin.id()), key -> FileHash.of(target, twin)));
    }

    private static String likeness(RecordRow row) {
        return String.join(
                "\n",
                row.parentPath(),
                row.name(),
                row.raw().path("content_length").asString(""),
                row.raw().path("content_type").asString(""));
    }
}
