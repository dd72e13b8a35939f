package dev.sbsync.core.item;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The compared fields of one item, by the API's names, in a fixed order: exactly what defines <em>equal</em>.
 * Differences, fingerprints and stored rows iterate them, and each kind builds them in one place. An absent field makes
 * no difference. Immutable.
 */
public final class Fields {

    /** No fields. */
    public static final Fields NONE = new Fields(Map.of());

    private final Map<String, ComparedValue> values;

    private Fields(Map<String, ComparedValue> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** Returns a copy of a map, in its order. */
    public static Fields of(Map<String, ComparedValue> values) {
        return new Fields(new LinkedHashMap<>(values));
    }

    /** Returns a field's value; null if the field is absent. */
    public @Nullable ComparedValue get(String field) {
        return values.get(field);
    }

    /** Returns whether a field is absent or empty. */
    public boolean lacks(String field) {
        ComparedValue value = values.get(field);
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
        Map<String, ComparedValue> more = new LinkedHashMap<>(values);
        more.put(field, value);
        return new Fields(more);
    }

    /** Returns the fields as a map, in their order. */
    public Map<String, ComparedValue> asMap() {
        return values;
    }
}
