package dev.sbsync.core.internal.state;

import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.SpacePair;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateException.Kind;
import dev.sbsync.core.state.StateRows;
import dev.sbsync.core.state.StoredItem;
import dev.sbsync.core.state.StoredRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Reads runs and their items from rows, and rejects inconsistent rows. Stateless. */
final class RunReader {

    private final String store;
    private final Codecs codecs;

    /** Creates a reader; messages use the given name of the store. */
    RunReader(String store, Codecs codecs) {
        this.store = store;
        this.codecs = codecs;
    }

    /** Passes the runs and their numbers to a consumer, oldest first. */
    void runs(StateRows rows, BiConsumer<Long, StoredRun> consumer) {
        RunNumbers numbers = decoded("its runs", () -> RunNumbers.of(rows));
        Optional<String> pair = rows.get(Tables.ABOUT, Tables.PAIR);
        long[] found = {0};
        rows.scan(Tables.RUN, Tables.run(numbers.first()), Tables.run(numbers.newest() + 1), (key, text) -> {
            long number = Long.parseLong(key);
            found[0]++;
            SpacePair spaces =
                    JsonFields.read(pair.orElseThrow(() -> damaged("its spaces are missing")), SpacePair.class);
            consumer.accept(number, decoded("run " + number, () -> run(rows, number, spaces, text)));
        });
        if (found[0] != numbers.count()) {
            throw damaged("it has " + found[0] + " of " + numbers.count() + " runs");
        }
    }

    private StoredRun run(StateRows rows, long number, SpacePair pair, String text) {
        RunRow row = RunRow.read(text);
        RunHeader header = RunJson.header(row.name(), pair, row.header());
        return new StoredRun(
                header, row.total(), OutcomeCounts.of(row.counts()), attempts(rows, number, header.startedAt()));
    }

    private static List<RunAttempt> attempts(StateRows rows, long number, Instant startedAt) {
        List<RunAttempt> attempts = new ArrayList<>();
        rows.scan(
                Tables.ATTEMPT,
                Tables.firstPart(number),
                Tables.run(number + 1),
                (key, text) -> attempts.add(RunJson.attempt(text, startedAt)));
        return attempts;
    }

    /** Returns the number of the run with an id. */
    Optional<Long> number(StateRows rows, String runId) {
        List<Long> found = new ArrayList<>();
        runs(rows, (number, run) -> {
            if (run.header().runId().equals(runId)) {
                found.add(number);
            }
        });
        return found.stream().findFirst();
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
                (key, text) -> items.add(
                        decoded("item " + key, () -> ItemRow.read(text).item(codecs))));
        if (items.size() != total) {
            throw damaged("run " + number + " has " + items.size() + " of " + total + " items");
        }
        return items;
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
