package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.item.ComparedValue;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A listed record, which is the whole item. Immutable; its body must not be changed.
 *
 * @param key the kind, and the id in its space
 * @param type the type, for display
 * @param name the name, unique within its parent
 * @param path the names of its ancestors and itself
 * @param parentId the id of its parent of the same kind, 0 if none
 * @param body what is compared and written, by the API's names, without references
 * @param markers the hash of the record as listed
 * @param references the items that it needs, in the same space, by the API's name of the field that holds their id
 * @param targets the target's items for them, as far as the plan knows
 */
public record RecordRow(
        ItemKey key,
        String type,
        String name,
        String path,
        long parentId,
        ObjectNode body,
        Markers markers,
        Map<String, ItemKey> references,
        Map<ItemKey, ItemKey> targets)
        implements Item {

    private static final String HASH = "hash";

    /** Returns a listed record, at the root until its path is set. */
    static RecordRow listed(
            ItemKey key, String type, String name, long parentId, ObjectNode body, Map<String, ItemKey> references) {
        RecordRow row = new RecordRow(key, type, name, name, parentId, body, markers(""), references, Map.of());
        Markers hash = markers(Fingerprint.of(row.fields()));
        return new RecordRow(key, type, name, name, parentId, body, hash, references, Map.of());
    }

    /** Returns the markers of a record with a hash. */
    static Markers markers(String hash) {
        return Markers.of(Map.of(HASH, hash));
    }

    /** Returns the hash of the record as listed. */
    String hash() {
        return Objects.requireNonNullElse(markers.get(HASH), "");
    }

    /** Returns an item of a record kind as a row. */
    static RecordRow of(Item item) {
        return (RecordRow) item;
    }

    @Override
    public String uuid() {
        return "";
    }

    @Override
    public boolean folder() {
        return false;
    }

    /** Returns this record at a path. */
    RecordRow at(String newPath) {
        return new RecordRow(key, type, name, newPath, parentId, body, markers, references, targets);
    }

    /** Returns this record of the source, with the target's items for what it references. */
    RecordRow referring(Map<ItemKey, ItemKey> known) {
        return new RecordRow(key, type, name, path, parentId, body, markers, references, known);
    }

    /** Returns the compared fields of a record of the target. */
    Fields fields() {
        return fields(needed -> needed);
    }

    /**
     * Returns the compared fields; references count by what they stand for in the target.
     *
     * @param targetOf returns the target's key of a referenced item, null if it has none yet
     */
    Fields fields(Function<ItemKey, @Nullable ItemKey> targetOf) {
        Map<String, ComparedValue> fields = new LinkedHashMap<>();
        fields.put("name", ComparedValue.text(name));
        body.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
        references.forEach((field, needed) -> {
            ItemKey there = targetOf.apply(needed);
            fields.put(field, ComparedValue.text(there == null ? "new " + needed : there.toString()));
        });
        return Fields.of(fields);
    }

    private static ComparedValue value(JsonNode value) {
        return value.isString() && !value.stringValue().isEmpty()
                ? ComparedValue.text(value.stringValue())
                : ComparedValue.json(value);
    }

    /**
     * Returns the payload of a write to the target, with the target's ids of what it references.
     *
     * @param actual the record to replace, whose other references are removed; null to create one
     */
    ObjectNode payload(Function<ItemKey, @Nullable ItemKey> targetOf, @Nullable RecordRow actual) {
        ObjectNode payload = body.deepCopy();
        if (actual != null) {
            actual.references.keySet().forEach(payload::putNull);
        }
        references.forEach((field, needed) -> payload.put(
                field, Objects.requireNonNull(targetOf.apply(needed)).id()));
        return payload;
    }
}
