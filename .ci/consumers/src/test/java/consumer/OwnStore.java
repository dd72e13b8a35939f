package consumer;

import dev.sbsync.core.state.StateChanges;
import dev.sbsync.core.state.StateRows;
import dev.sbsync.core.state.StateStore;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** State in a map of the application's. */
final class OwnStore implements StateStore {

    private final SortedMap<String, SortedMap<String, String>> tables;

    OwnStore(SortedMap<String, SortedMap<String, String>> tables) {
        this.tables = tables;
    }

    @Override
    public String name() {
        return "state of the consumer";
    }

    @Override
    public <T> T read(Function<? super StateRows, T> work) {
        synchronized (tables) {
            return work.apply(new Rows(copy()));
        }
    }

    @Override
    public <T> T write(Function<? super StateChanges, T> work) {
        synchronized (tables) {
            SortedMap<String, SortedMap<String, String>> changed = copy();
            T result = work.apply(new Rows(changed));
            tables.clear();
            tables.putAll(changed);
            return result;
        }
    }

    private SortedMap<String, SortedMap<String, String>> copy() {
        SortedMap<String, SortedMap<String, String>> copy = new TreeMap<>();
        tables.forEach((table, rows) -> copy.put(table, new TreeMap<>(rows)));
        return copy;
    }

    @Override
    public void close() {}

    private record Rows(SortedMap<String, SortedMap<String, String>> tables) implements StateChanges {

        private SortedMap<String, String> rows(String table) {
            return tables.computeIfAbsent(table, name -> new TreeMap<>());
        }

        @Override
        public Optional<String> get(String table, String key) {
            return Optional.ofNullable(rows(table).get(key));
        }

        @Override
        public void scan(String table, String from, String to, BiConsumer<String, String> row) {
            range(table, from, to).forEach(row);
        }

        @Override
        public void put(String table, String key, String value) {
            rows(table).put(key, value);
        }

        @Override
        public void delete(String table, String key) {
            rows(table).remove(key);
        }

        @Override
        public void delete(String table, String from, String to) {
            range(table, from, to).clear();
        }

        private SortedMap<String, String> range(String table, String from, String to) {
            return rows(table).subMap(from, from.compareTo(to) < 0 ? to : from);
        }
    }
}
