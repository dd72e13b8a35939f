package dev.sbsync.client.internal;

import dev.sbsync.client.error.FieldMessage;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Extracts messages from every error body that the API is known to send (docs/management-api.md): a bare array, a map
 * of fields, {@code error} or {@code errors} with a text, array or map. Other bodies, such as HTML, have none.
 */
final class ErrorBody {

    private static final int MAX_MESSAGES = 50;
    private static final int MAX_DEPTH = 5;

    private final List<FieldMessage> messages = new ArrayList<>();

    private ErrorBody() {}

    static List<FieldMessage> messagesOf(byte[] body) {
        ErrorBody reader = new ErrorBody();
        try {
            reader.collect("", Json.parse(body), 0);
        } catch (MalformedJsonException notJson) {
            return List.of();
        }
        return List.copyOf(reader.messages);
    }

    private void collect(String field, JsonNode node, int depth) {
        if (depth > MAX_DEPTH || messages.size() >= MAX_MESSAGES) {
            return;
        }
        if (node.isString()) {
            messages.add(new FieldMessage(field, node.stringValue()));
        } else if (node.isArray()) {
            node.forEach(element -> collect(field, element, depth + 1));
        } else {
            node.forEachEntry((name, value) -> collect(nested(field, name, depth), value, depth + 1));
        }
    }

    /** At the top, {@code error} and {@code errors} are wrappers, not fields. */
    private static String nested(String field, String name, int depth) {
        if (depth == 0 && (name.equals("error") || name.equals("errors"))) {
            return "";
        }
        return field.isEmpty() ? name : field + "." + name;
    }
}
