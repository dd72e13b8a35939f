package dev.sbsync.core.item;

import dev.sbsync.core.diff.JsonChange;
import dev.sbsync.core.internal.diff.JsonDiff;
import dev.sbsync.core.internal.diff.JsonValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The definition of <em>equal</em>: no differences, field by field, in a fixed order. Stateless. */
public final class Equality {

    private Equality() {}

    /** Returns the differences of a target item from its source; empty if they are equal. */
    public static List<Difference> differences(Fields source, Fields target) {
        List<Difference> found = new ArrayList<>();
        source.forEach((field, value) -> {
            ComparedValue other = target.get(field);
            if (other != null) {
                value.firstDifference(other).ifPresent(differs -> found.add(difference(field, value, other)));
            }
        });
        return List.copyOf(found);
    }

    /** Returns a short description of a field's stored and sent values. */
    public static String storedAndSent(String field, Fields stored, Fields sent) {
        ComparedValue has = Objects.requireNonNull(stored.get(field), field);
        ComparedValue wants = Objects.requireNonNull(sent.get(field), field);
        if (has.shown() != null && wants.shown() != null) {
            ShortTexts texts = Difference.shown(has.shown(), wants.shown());
            return "sent " + texts.now() + ", stored " + texts.old();
        }
        List<JsonChange> changes = JsonDiff.of(has.value(), wants.value());
        return changes.isEmpty() ? "differs" : Difference.at(field, changes).detail();
    }

    /** Returns whether two contents are equal as values. */
    public static boolean sameContent(JsonNode source, JsonNode target) {
        return JsonValues.firstDifference(source, target).isEmpty();
    }

    /** Returns whether a server may have stored {@code sent} as {@code stored}. */
    public static boolean storedAs(JsonNode sent, JsonNode stored) {
        return StoredForm.of(sent, stored);
    }

    private static Difference difference(String field, ComparedValue source, ComparedValue target) {
        String from = target.shown();
        String to = source.shown();
        List<JsonChange> changes = JsonDiff.of(target.value(), source.value());
        return from != null && to != null
                ? Difference.of(field, to, from).with(changes)
                : Difference.at(field, changes);
    }
}
