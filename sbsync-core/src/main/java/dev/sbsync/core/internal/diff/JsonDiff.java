package dev.sbsync.core.internal.diff;

import dev.sbsync.core.diff.JsonChange;
import dev.sbsync.core.diff.JsonChange.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds the changes between two values: by member in objects, by matched element in arrays, and by block in rich text.
 * What {@link JsonValues} ignores is no change.
 */
public final class JsonDiff {

    private final List<JsonChange> changes = new ArrayList<>();

    private JsonDiff() {}

    /** Returns the changes from an old value to a new one; empty if they are equal. */
    public static List<JsonChange> of(JsonNode old, JsonNode now) {
        JsonDiff diff = new JsonDiff();
        diff.compare(old, now, Position.ROOT, false);
        return List.copyOf(diff.changes);
    }

    private void compare(JsonNode old, JsonNode now, Position at, boolean richText) {
        if (richText && (RichText.wholeBlock(old) || RichText.wholeBlock(now))) {
            replace(old, now, at);
        } else if (old.isObject() && now.isObject()) {
            members(old, now, at, RichText.within(richText, old, now));
        } else if (old.isArray() && now.isArray()) {
            elements(old, now, at, richText);
        } else {
            replace(old, now, at);
        }
    }

    private void replace(JsonNode old, JsonNode now, Position at) {
        if (!JsonValues.equal(old, now)) {
            change(Op.REPLACE, at, null, old, now);
        }
    }

    private void members(JsonNode old, JsonNode now, Position at, boolean richText) {
        for (Map.Entry<String, JsonNode> member : now.properties()) {
            String name = member.getKey();
            if (JsonValues.counts(now, name)) {
                Position place = at.member(name, richText);
                if (old.has(name)) {
                    compare(old.path(name), member.getValue(), place, richText);
                } else {
                    change(Op.ADD, place, null, null, member.getValue());
                }
            }
        }
        for (Map.Entry<String, JsonNode> member : old.properties()) {
            String name = member.getKey();
            if (!now.has(name) && JsonValues.counts(now, name)) {
                change(Op.REMOVE, at.member(name, richText), null, member.getValue(), null);
            }
        }
    }

    private void elements(JsonNode old, JsonNode now, Position at, boolean richText) {
        ArrayPairs pairs = ArrayPairs.of(old, now);
        ArrayEdit edit = new ArrayEdit(pairs);
        edit.removals(index -> change(Op.REMOVE, at.element(index, old.get(index)), null, old.get(index), null));
        edit.moves((from, to, index) ->
                change(Op.MOVE, at.element(to, now.get(index)), at.element(from, now.get(index)), null, null));
        for (int i = 0; i < now.size(); i++) {
            JsonNode element = now.get(i);
            int partner = pairs.partner(i);
            if (partner < 0) {
                change(Op.ADD, at.element(i, element), null, null, element);
            } else {
                compare(old.get(partner), element, at.element(i, element), richText);
            }
        }
    }

    private void change(Op op, Position at, @Nullable Position from, @Nullable JsonNode old, @Nullable JsonNode now) {
        changes.add(new JsonChange(op, at.pointer(), from == null ? null : from.pointer(), old, now, at.place()));
    }
}
