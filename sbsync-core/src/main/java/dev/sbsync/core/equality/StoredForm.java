package dev.sbsync.core.equality;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Recognises a value in the form in which a server may store it: numbers as text, a missing {@code _uid} filled in, a
 * blank as null or left out (docs/management-api.md). Anything else is another value. Stateless.
 */
final class StoredForm {

    private static final String UID = "_uid";

    private StoredForm() {}

    /** Returns whether a server may have made {@code stored} of {@code sent}. */
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
