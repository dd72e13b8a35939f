package dev.sbsync.core;

import dev.sbsync.core.state.StateChanges;
import dev.sbsync.core.state.StateRows;
import dev.sbsync.core.state.StateStore;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store as an application would write one: a map in place of its database. */
final class MapStore implements StateStore {

    private final SortedMap<String, String> stored;

    /** Keeps rows in a map that may outlive this. */
    MapStore(SortedMap<String, String> stored) {
        this.stored = stored;
    }

    @Override
    public String name() {
        return "state of the application";
    }

    @Override
    public <T extends @Nullable Object> T read(Function<? super StateRows, T> work) {
        synchronized (stored) {
            return work.apply(new Rows(stored));
        }
    }

    @Override
    public <T extends @Nullable Object> T write(Function<? super StateChanges, T> work) {
        synchronized (stored) {
            SortedMap<String, String> changed = new TreeMap<>(stored);
            T result = work.apply(new Rows(changed));
            stored.clear();
            stored.putAll(changed);
            return result;
        }
    }

    @Override
    public void close() {}

    private record Rows(SortedMap<String, String> rows) implements StateChanges {

        private static String at(String table, String key) {
            return table + " " + key;
        }

        @Override
        public Optional<String> get(String table, String key) {
            return Optional.ofNullable(rows.get(at(table, key)));
        }

        @Override
        public void scan(String table, String from, String to, BiConsumer<String, String> row) {
            range(table, from, to).forEach((key, value) -> row.accept(key.substring(table.length() + 1), value));
        }

        @Override
        public void put(String table, String key, String value) {
            rows.put(at(table, key), value);
        }

        @Override
        public void delete(String table, String key) {
            rows.remove(at(table, key));
        }

        @Override
        public void delete(String table, String from, String to) {
            range(table, from, to).clear();
        }

        private SortedMap<String, String> range(String table, String from, String to) {
            return from.compareTo(to) < 0 ? rows.subMap(at(table, from), at(table, to)) : new TreeMap<>();
        }
    }
}
