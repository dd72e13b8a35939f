package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.SpacePair;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateException.Kind;
import dev.sbsync.core.state.StateRows;
import dev.sbsync.core.state.StoredItem;
import dev.sbsync.core.state.StoredRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Reads runs and their items from rows, and rejects inconsistent rows. Stateless.
 *
 * @param store the name of the store, for messages
 * @param codecs the codecs by kind
 */
record RunReader(String store, Map<String, ItemCodec> codecs) {

    /** Returns the runs by number, oldest first. */
    SortedMap<Long, StoredRun> runs(StateRows rows) {
        RunNumbers numbers = decoded("its runs", () -> RunNumbers.of(rows));
        Optional<SpacePair> pair = pair(rows);
        SortedMap<Long, StoredRun> runs = new TreeMap<>();
        rows.scan(Tables.RUN, Tables.run(numbers.first()), Tables.run(numbers.newest() + 1), (key, text) -> {
            long number = Long.parseLong(key);
            SpacePair spaces = pair.orElseThrow(() -> damaged("its spaces are missing"));
            runs.put(number, decoded("run " + number, () -> run(rows, number, spaces, RunRow.read(text))));
        });
        if (runs.size() != numbers.count()) {
            throw damaged("it has " + runs.size() + " of " + numbers.count() + " runs");
        }
        markUndone(runs);
        return runs;
    }

    /** Marks the runs that later ones have undone; an undo that is undone itself does not count. */
    private static void markUndone(SortedMap<Long, StoredRun> runs) {
        List<StoredRun> newestFirst = new ArrayList<>(runs.values());
        Collections.reverse(newestFirst);
        Map<String, String> undone = new HashMap<>();
        for (StoredRun run : newestFirst) {
            RunHeader header = run.header();
            if (header.undoes() != null && run.changedItems() && !undone.containsKey(header.runId())) {
                undone.putIfAbsent(header.undoes(), header.runId());
            }
        }
        runs.replaceAll((number, run) -> run.undoneBy(undone.get(run.header().runId())));
    }

    /** Returns the pair of spaces. */
    Optional<SpacePair> pair(StateRows rows) {
        return rows.get(Tables.ABOUT, Tables.PAIR)
                .map(text -> decoded("its spaces", () -> JsonFields.read(text, SpacePair.class)));
    }

    private static StoredRun run(StateRows rows, long number, SpacePair pair, RunRow row) {
        RunHeader header = RunJson.header(row.name(), pair, row.header());
        List<RunAttempt> attempts = new ArrayList<>();
        rows.scan(
                Tables.ATTEMPT,
                Tables.firstPart(number),
                Tables.run(number + 1),
                (key, text) -> attempts.add(RunJson.attempt(text, header.startedAt())));
        return new StoredRun(
                header,
                row.total(),
                OutcomeCounts.of(row.counts()),
                attempts,
                Archives.head(rows, number).bytes(),
                null);
    }

    /** Returns the number of the run with an id. */
    Optional<Long> number(StateRows rows, String runId) {
        return runs(rows).entrySet().stream()
                .filter(run -> run.getValue().header().runId().equals(runId))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Returns the items of a run in the plan's order. */
    List<StoredItem> items(StateRows rows, long number) {
        int total = rows.get(Tables.RUN, Tables.run(number))
                .map(text -> decoded("run " + number, () -> RunRow.read(text).total()))
                .orElseThrow(() -> damaged("its run " + number + " is missing"));
        List<StoredItem> items = new ArrayList<>();
        rows.scan(
                Tables.ITEM,
                Tables.firstPart(number),
                Tables.run(number + 1),
                (key, text) -> items.add(decoded("item " + key, () -> item(ItemRow.read(text)))));
        if (items.size() != total) {
            throw damaged("run " + number + " has " + items.size() + " of " + total + " items");
        }
        return items;
    }

    /** Returns the archive of a run. */
    StoredArchive archive(StateRows rows, long number) {
        Map<ItemKey, String> before = decoded("the archive of run " + number, () -> Archives.before(rows, number));
        if (before.size() != Archives.head(rows, number).items()) {
            throw damaged("the archive of run " + number + " has " + before.size() + " of "
                    + Archives.head(rows, number).items() + " items");
        }
        Map<ItemKey, Baseline> after = new HashMap<>();
        Archives.after(rows, number)
                .forEach((key, text) -> after.put(
                        key, decoded("the archived baseline of " + key, () -> BaselineJson.baseline(key, text))));
        return new StoredArchive(before, after, Map.of());
    }

    private StoredItem item(ItemRow row) {
        return row.item(ItemCodec.of(codecs, row.kind()));
    }

    /** Values that pass their checksum but cannot be decoded come from a newer version. */
    <T> T decoded(String what, Supplier<T> decoder) {
        try {
            return decoder.get();
        } catch (StateException known) {
            throw known;
        } catch (RuntimeException unknown) {
            throw new StateException(
                    Kind.NEWER,
                    "The " + store + " contains values unknown to this version (" + what + ": " + unknown.getMessage()
                            + "); use the version that wrote it, or choose another one.",
                    unknown);
        }
    }

    private StateException damaged(String how) {
        return new StateException(
                Kind.DAMAGED,
                "The " + store + " is damaged (" + how + "); restore it from a backup, or move it away: the next run"
                        + " creates a new one and compares every item once.");
    }
}
