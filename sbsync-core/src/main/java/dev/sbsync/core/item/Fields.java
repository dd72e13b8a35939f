package dev.sbsync.core.item;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The compared fields of one item, by the API's names, in a fixed order: exactly what defines <em>equal</em>.
 * Differences, fingerprints and stored rows iterate them, and each kind builds them in one place. An absent field makes
 * no difference. Immutable.
 */
public final class Fields {

    /** No fields. */
    public static final Fields NONE = of(Map.of());

    private final List<String> names; // shared by the items of a kind, as there are many
    private final @Nullable ComparedValue[] values;

    private Fields(List<String> names, @Nullable ComparedValue[] values) {
        this.names = names;
        this.values = values;
    }

    /** Returns a copy of a map, in its order. */
    public static Fields of(Map<String, ComparedValue> values) {
        return new Fields(List.copyOf(values.keySet()), values.values().toArray(new ComparedValue[0]));
    }

    /**
     * Returns fields with shared names.
     *
     * @param names the names of all fields of a kind, in order
     * @param values their values; null if absent
     */
    public static Fields of(List<String> names, List<? extends @Nullable ComparedValue> values) {
        return new Fields(List.copyOf(names), values.toArray(new ComparedValue[0]));
    }

    /** Returns a field's value; null if the field is absent. */
    public @Nullable ComparedValue get(String field) {
        int index = names.indexOf(field);
        return index < 0 ? null : values[index];
    }

    /** Returns a field's text; empty if it has none. */
    public String text(String field) {
        return get(field) instanceof ComparedValue.Text text && text.text() != null ? text.text() : "";
    }

    /** Returns whether a field is absent or empty. */
    public boolean lacks(String field) {
        ComparedValue value = get(field);
        return value == null
                || value.value().isNull()
                || (value.value().isContainer() && value.value().isEmpty());
    }

    /** Returns these fields with an additional or changed text. */
    public Fields with(String field, @Nullable String text) {
        return with(field, ComparedValue.text(text));
    }

    /** Returns these fields with an additional or changed one. */
    public Fields with(String field, ComparedValue value) {
        int index = names.indexOf(field);
        List<String> more = names;
        if (index < 0) {
            index = names.size();
            more = new ArrayList<>(names);
            more.add(field);
        }
        @Nullable ComparedValue[] copy = Arrays.copyOf(values, more.size());
        copy[index] = value;
        return new Fields(more, copy);
    }

    /** Returns these fields without one. */
    public Fields without(String field) {
        int index = names.indexOf(field);
        if (index < 0) {
            return this;
        }
        @Nullable ComparedValue[] copy = values.clone();
        copy[index] = null;
        return new Fields(names, copy);
    }

    /** Passes each field to a consumer, in order. */
    public void forEach(BiConsumer<String, ComparedValue> consumer) {
        for (int i = 0; i < values.length; i++) {
            ComparedValue value = values[i];
            if (value != null) {
                consumer.accept(names.get(i), value);
            }
        }
    }

    /** Returns these fields, and an empty value for each field that only {@code other} has, so that it counts. */
    public Fields withEmptyFrom(Fields other) {
        Map<String, ComparedValue> all = new LinkedHashMap<>(asMap());
        other.asMap().keySet().forEach(field -> all.putIfAbsent(field, ComparedValue.text(null)));
        return of(all);
    }

    /** Returns the fields as a map, in their order. */
    public Map<String, ComparedValue> asMap() {
        Map<String, ComparedValue> map = new LinkedHashMap<>();
        forEach(map::put);
        return map;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && fields.asMap().equals(asMap());
    }

    @Override
    public int hashCode() {
        return asMap().hashCode();
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
