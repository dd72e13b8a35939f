package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.item.ComparedValue;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A listed record, which is the whole item. Immutable; its body must not be changed.
 *
 * @param key the kind, and the id in its space
 * @param type the type, for display
 * @param name the name, unique within its parent
 * @param path the names of its ancestors and itself
 * @param uuid the uuid, empty if it has none
 * @param parent its parent, of any kind; null at the root
 * @param content what is compared and written
 * @param markers the hash of the record as listed, and what else shows that it may have changed
 * @param problems warnings about it, if it is in the source
 * @param targets the target's items for what it references, as far as the plan knows
 * @param move the position to write, null if it stays
 * @param raw the record as listed or answered; empty if it is restored from the state; must not be changed
 */
public record RecordRow(
        ItemKey key,
        String type,
        String name,
        String path,
        String uuid,
        @Nullable ItemKey parent,
        RecordBody content,
        Markers markers,
        List<Problem> problems,
        Map<ItemKey, Identity> targets,
        @Nullable Move move,
        ObjectNode raw)
        implements Item {

    private static final String HASH = "hash";

    /** More fields of the target alone than this are compared as a whole. */
    private static final int MOST_SUBSETS = 10;

    /** Copies the collections, not the body. */
    public RecordRow {
        problems = List.copyOf(problems);
        targets = Map.copyOf(targets);
    }

    /** Returns a listed record, at the root until its path is set. */
    static RecordRow listed(
            ItemKey key,
            String type,
            String name,
            String uuid,
            @Nullable ItemKey parent,
            RecordBody content,
            Map<String, String> marks,
            List<Problem> problems,
            ObjectNode raw) {
        Fields fields = fields(content.compared(reference -> text(reference.to()), null));
        return new RecordRow(
                key,
                type,
                name,
                name,
                uuid,
                parent,
                content,
                markers(Fingerprint.of(fields)).with(marks),
                problems,
                Map.of(),
                null,
                raw);
    }

    /** Returns what is written, with the references of its space. */
    public ObjectNode body() {
        return content.json();
    }

    /** Returns the places of the body that name other items by their ids or uuids. */
    List<Reference> references() {
        return content.references();
    }

    /** Returns the markers of a record with a hash. */
    public static Markers markers(String hash) {
        return Markers.of(Map.of(HASH, hash));
    }

    /** Returns the marker of a record with some fields. */
    static Map<String, String> hashed(Fields fields) {
        return Map.of(HASH, Fingerprint.of(fields));
    }

    /** Returns the hash of the record as listed. */
    String hash() {
        return Objects.requireNonNullElse(markers.get(HASH), "");
    }

    /** Returns an item of a record kind as a row. */
    public static RecordRow of(Item item) {
        return (RecordRow) item;
    }

    @Override
    public boolean folder() {
        return false;
    }

    @Override
    public long parentId() {
        ItemKey above = parent;
        return above != null && above.kind().equals(key.kind()) ? above.id() : 0;
    }

    /** Returns whether this record or its parent is one of some items: deleted records come back with their parents. */
    boolean isOneOf(Set<ItemKey> items) {
        return items.contains(key) || isInOneOf(items);
    }

    /** Returns whether the parent is one of some items. */
    boolean isInOneOf(Set<ItemKey> items) {
        return parent != null && items.contains(parent);
    }

    /** Returns what references to this record contain. */
    Identity identity() {
        return new Identity(key, uuid);
    }

    /** Returns this record under another key. */
    RecordRow keyed(ItemKey as) {
        return new RecordRow(as, type, name, path, uuid, parent, content, markers, problems, targets, move, raw);
    }

    /** Returns this record at a path, with further warnings. */
    RecordRow at(String newPath, List<Problem> more) {
        return new RecordRow(key, type, name, newPath, uuid, parent, content, markers, more, targets, move, raw);
    }

    /** Returns this record of the source, with the target's items for what it references. */
    RecordRow referring(Map<ItemKey, Identity> known) {
        return new RecordRow(key, type, name, path, uuid, parent, content, markers, problems, known, move, raw);
    }

    /** Returns this record of the source, with the position to write. */
    RecordRow moving(@Nullable Move to) {
        return new RecordRow(key, type, name, path, uuid, parent, content, markers, problems, targets, to, raw);
    }

    /** Returns this record with other markers. */
    RecordRow marked(Markers now) {
        return new RecordRow(key, type, name, path, uuid, parent, content, now, problems, targets, move, raw);
    }

    /** Returns differences with that of the position, if it is to be written. */
    List<Difference> withMove(List<Difference> differences) {
        Move there = move;
        return there == null
                ? differences
                : Stream.concat(differences.stream(), Stream.of(there.difference()))
                        .toList();
    }

    /** Returns the body as compared, with keys of this space in place of its references. */
    ObjectNode compared() {
        return content.compared(reference -> text(reference.to()), null);
    }

    /** Returns the compared fields of a record of the target. */
    Fields fields() {
        return fields(compared());
    }

    /**
     * Returns the body of a record of the source as compared with one of the target: references count by what they
     * stand for in the target.
     *
     * @param targetOf returns the target's item of a referenced item, null if it has none yet
     * @param there the record of the target as compared, which keeps its references that cannot be replaced; null if
     *     there is none
     */
    ObjectNode wanted(Function<ItemKey, @Nullable Identity> targetOf, @Nullable ObjectNode there) {
        return content.compared(
                reference -> {
                    Identity target = targetOf.apply(reference.to());
                    return target == null ? null : text(target.key());
                },
                there);
    }

    /** Returns whether this record has a hash, with or without any of the fields that a target keeps for itself. */
    boolean hasHash(String hash, Predicate<String> keeps) {
        ObjectNode all = compared();
        List<String> own =
                all.propertyNames().stream().filter(keeps).limit(MOST_SUBSETS).toList();
        for (int subset = 0; subset < 1 << own.size(); subset++) {
            ObjectNode some = all.deepCopy();
            for (int i = 0; i < own.size(); i++) {
                if ((subset & 1 << i) != 0) {
                    some.remove(own.get(i));
                }
            }
            if (Fingerprint.of(fields(some)).equals(hash)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the hashes of fields by their names; empty values are as absent ones. */
    static Map<String, String> hashes(Fields fields) {
        Map<String, String> hashes = new LinkedHashMap<>();
        fields.forEach((field, value) -> {
            if (!fields.lacks(field) && !value.value().asString("-").isEmpty()) {
                hashes.put(field, Fingerprint.of(fields, field));
            }
        });
        return hashes;
    }

    private static JsonNode text(ItemKey key) {
        return JsonNodeFactory.instance.stringNode(key.toString());
    }

    /** Returns the fields of a body as compared. */
    static Fields fields(ObjectNode compared) {
        Map<String, ComparedValue> fields = new LinkedHashMap<>();
        compared.properties().forEach(field -> {
            ComparedValue value = ComparedValue.json(field.getValue());
            if (!value.value().isNull()) { // as an absent one
                fields.put(field.getKey(), value);
            }
        });
        return Fields.of(fields);
    }

    /**
     * Returns the body to write to the target, with the target's ids of what it references.
     *
     * @param actual the record to replace, which keeps its references that cannot be replaced; null to create one
     */
    ObjectNode payload(Function<ItemKey, @Nullable Identity> targetOf, @Nullable RecordRow actual) {
        return References.replaced(
                body(),
                references(),
                reference -> {
                    Identity target = targetOf.apply(reference.to());
                    return target == null ? null : reference.naming(target);
                },
                actual == null ? null : actual.body());
    }
}
