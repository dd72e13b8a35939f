package dev.sbsync.core.item;

import dev.sbsync.core.internal.diff.JsonValues;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Recognizes values normalized by the server: numbers as text, an added {@code _uid}, blank values as null or omitted
 * (docs/management-api.md). Stateless.
 */
final class StoredForm {

    private static final String UID = "_uid";

    private StoredForm() {}

    /** Returns whether a server may have stored {@code sent} as {@code stored}. */
    static boolean of(JsonNode sent, JsonNode stored) {
        if (blank(sent) && blank(stored)) {
            return true;
        }
        if (sent.isObject() && stored.isObject()) {
            return object(sent, stored);
        }
        if (sent.isArray() && stored.isArray()) {
            return array(sent, stored);
        }
        return sent.isValueNode() && stored.isValueNode() && scalar(sent, stored);
    }

    private static boolean object(JsonNode sent, JsonNode stored) {
        for (Map.Entry<String, JsonNode> property : sent.properties()) {
            String name = property.getKey();
            if (JsonValues.counts(sent, name) && !of(property.getValue(), stored.path(name))) {
                return false;
            }
        }
        return stored.properties().stream()
                .allMatch(property -> sent.has(property.getKey())
                        || property.getKey().equals(UID)
                        || !JsonValues.counts(stored, property.getKey())
                        || blank(property.getValue()));
    }

    private static boolean array(JsonNode sent, JsonNode stored) {
        if (sent.size() != stored.size()) {
            return false;
        }
        Iterator<JsonNode> others = stored.iterator();
        for (JsonNode element : sent) {
            if (!of(element, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean scalar(JsonNode sent, JsonNode stored) {
        if (sent.isNumber() && (stored.isNumber() || stored.isString())) {
            return number(sent.decimalValue(), stored.asString(""));
        }
        return sent.equals(stored);
    }

    private static boolean number(BigDecimal sent, String stored) {
        try {
            return sent.compareTo(new BigDecimal(stored)) == 0;
        } catch (NumberFormatException otherText) {
            return false;
        }
    }

    private static boolean blank(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isContainer() && value.isEmpty())
                || (value.isString() && value.stringValue().isEmpty());
    }
}
