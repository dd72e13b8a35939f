package dev.sbsync.client.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds text that UTF-8 cannot encode. Not recursive, as a caller's tree may nest at any depth. */
final class Surrogates {

    private Surrogates() {}

    /** Returns the key of the first text with half a surrogate pair, "" if it has no key; null if there is none. */
    static @Nullable String firstBroken(JsonNode document) {
        Deque<JsonNode> open = new ArrayDeque<>();
        if (document.isString() && broken(document.stringValue())) {
            return "";
        }
        open.push(document);
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            if (node.isArray()) {
                for (JsonNode child : node) {
                    if (child.isString() ? broken(child.stringValue()) : queued(open, child)) {
                        return "";
                    }
                }
            }
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                JsonNode child = entry.getValue();
                if (broken(entry.getKey()) || (child.isString() ? broken(child.stringValue()) : queued(open, child))) {
                    return entry.getKey();
                }
            }
        }
        return null;
    }

    private static boolean queued(Deque<JsonNode> open, JsonNode child) {
        if (child.isContainer()) {
            open.push(child);
        }
        return false;
    }

    /** Returns whether a text has half a surrogate pair. */
    static boolean broken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
