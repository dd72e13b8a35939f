package dev.sbsync.core.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** State in memory, lost with the process. Keeps only a few runs, because each run holds its items. Thread-safe. */
final class MemoryStore implements StateStore {

    private static final int RUNS = 3;

    private final Map<String, SortedMap<String, String>> tables = new HashMap<>();

    @Override
    public String name() {
        return "state";
    }

    @Override
    public int runsKept() {
        return RUNS;
    }

    @Override
    public synchronized <T extends @Nullable Object> T read(Function<? super StateRows, T> work) {
        return work.apply(new Rows());
    }

    @Override
    public synchronized <T extends @Nullable Object> T write(Function<? super StateChanges, T> work) {
        Rows rows = new Rows();
        boolean stored = false;
        try {
            T result = work.apply(rows);
            stored = true;
            return result;
        } finally {
            if (!stored) {
                rows.undo();
            }
        }
    }

    @Override
    public void close() {}

    private final class Rows implements StateChanges {

        /** The previous values of changed rows, by table and key. */
        private final Map<String, Map<String, Optional<String>>> before = new HashMap<>();

        @Override
        public Optional<String> get(String table, String key) {
            return Optional.ofNullable(table(table).get(key));
        }

        @Override
        public void scan(String table, String from, String to, BiConsumer<String, String> row) {
            range(table, from, to).forEach(row);
        }

        @Override
        public void put(String table, String key, String value) {
            noted(table, key, table(table).put(key, value));
        }

        @Override
        public void delete(String table, String key) {
            noted(table, key, table(table).remove(key));
        }

        @Override
        public void delete(String table, String from, String to) {
            SortedMap<String, String> rows = range(table, from, to);
            rows.forEach((key, value) -> noted(table, key, value));
            rows.clear();
        }

        private SortedMap<String, String> table(String name) {
            return tables.computeIfAbsent(name, created -> new TreeMap<>());
        }

        private SortedMap<String, String> range(String table, String from, String to) {
            return from.compareTo(to) < 0 ? table(table).subMap(from, to) : new TreeMap<>();
        }

        private void noted(String table, String key, @Nullable String value) {
            before.computeIfAbsent(table, changed -> new HashMap<>()).putIfAbsent(key, Optional.ofNullable(value));
        }

        void undo() {
            before.forEach((table, rows) -> rows.forEach((key, value) -> value.ifPresentOrElse(
                    old -> table(table).put(key, old), () -> table(table).remove(key))));
        }
    }
}
