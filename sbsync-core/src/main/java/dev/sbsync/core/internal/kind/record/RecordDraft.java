package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Collects what is compared and written of a record, as listed or answered. Not thread-safe. */
public final class RecordDraft {

    private final String kind;
    private final String type;
    private final ObjectNode raw;
    private final Names names;
    private final ObjectNode body = JsonNodeFactory.instance.objectNode();
    private final List<Reference> references = new ArrayList<>();
    private final List<String> uncompared = new ArrayList<>();
    private final List<NamedItem> named = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> marks = new LinkedHashMap<>();
    private @Nullable ItemKey parent;

    RecordDraft(String kind, String type, ObjectNode raw, Names names) {
        this.kind = kind;
        this.type = type;
        this.raw = raw;
        this.names = names;
    }

    /** Returns the body, for values that are compared and written in another form than the API's. */
    public ObjectNode body() {
        return body;
    }

    /** Compares and writes fields as they are; an absent one is null. */
    public RecordDraft copy(String... fields) {
        for (String field : fields) {
            JsonNode value = raw.get(field);
            if (value == null) {
                body.putNull(field);
            } else {
                body.set(field, value.deepCopy());
            }
        }
        return this;
    }

    /** Records that a field of the body holds the id of the record's parent, below whose path it is; 0 for none. */
    public RecordDraft parent(String field, String parentKind) {
        parent = reference("/" + field, parentKind, Reference.Form.ID, true);
        return this;
    }

    /** Records that a place of the body names an item that must exist before the record is written. */
    public RecordDraft needs(String pointer, String of, Reference.Form form) {
        reference(pointer, of, form, true);
        return this;
    }

    /**
     * Records that a place of the body names an item by its id; the place is left out while the target has no such
     * item, also if the source has none.
     */
    public RecordDraft mayName(String pointer, String of) {
        String id = body.at(pointer).asString("");
        if (id.matches("\\d{1,18}") && !id.equals("0")) {
            references.add(new Reference(pointer, names.key(of, Long.parseLong(id)), Reference.Form.ID, false));
        }
        return this;
    }

    /** Records that the elements of an array name items; their order has no meaning. */
    public RecordDraft mayNameEach(String pointer, String of, Reference.Form form) {
        if (body.at(pointer) instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); ) {
                i += reference(pointer + "/" + i, of, form, false) == null ? 0 : 1; // else the element is gone
            }
        }
        return this;
    }

    /**
     * Records that a place of the body names an item by its name, which is the same in both spaces: the record is
     * written after the item, and warns if the target will not have it.
     *
     * @param missing the code of that warning
     */
    public RecordDraft names(String pointer, String of, OutcomeCode missing) {
        String name = body.at(pointer).asString("");
        if (!name.isEmpty()) {
            named.add(new NamedItem(pointer, of, name, missing));
        }
        return this;
    }

    /** Records a value that shows that the record may have changed although it compares as equal; empty for none. */
    public RecordDraft marker(String name, String value) {
        if (!value.isEmpty()) {
            marks.put(name, value);
        }
        return this;
    }

    /** Writes a member of the body without comparing it. */
    public RecordDraft uncompared(String pointer) {
        uncompared.add(pointer);
        return this;
    }

    private @Nullable ItemKey reference(String pointer, String of, Reference.Form form, boolean needed) {
        String value = body.at(pointer).asString("");
        ItemKey to = value.isEmpty() || value.equals("0") ? null : names.find(of, form, value);
        if (to != null) {
            references.add(new Reference(pointer, to, form, needed));
            return to;
        }
        JsonPointer at = JsonPointer.compile(pointer);
        if (!value.isEmpty() && !value.equals("0")) {
            problems.add(new Problem(
                    OutcomeCode.REFERENCE_DROPPED,
                    pointer.substring(1) + " names " + value + ", which is not in the " + of.replace('_', ' ')
                            + " of its space; it is left out"));
        }
        if (body.at(at.head()) instanceof ArrayNode array) {
            array.remove(at.last().getMatchingIndex());
        } else if (body.at(at.head()) instanceof ObjectNode object
                && object.has(at.last().getMatchingProperty())) {
            object.putNull(at.last().getMatchingProperty());
        }
        return null;
    }

    /** Adds a warning about the record, which counts if it is in the source. */
    public RecordDraft warn(OutcomeCode code, String message) {
        problems.add(new Problem(code, message));
        return this;
    }

    /**
     * Returns the record.
     *
     * @param name its name, unique within its parent
     */
    public RecordRow row(String name) {
        ItemKey key = new ItemKey(kind, raw.path("id").asLong(0));
        return RecordRow.listed(
                key,
                type,
                name,
                raw.path("uuid").asString(""),
                parent,
                new RecordBody(body, references, uncompared, named),
                marks,
                problems,
                raw);
    }
}
