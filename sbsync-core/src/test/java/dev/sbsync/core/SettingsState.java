package dev.sbsync.core;

import dev.sbsync.testkit.FakeSpace;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The settings that a space stores: one that is empty or off is as one that was never set, and lists have no order. */
final class SettingsState {

    private SettingsState() {}

    static Map<String, String> of(FakeSpace space) {
        Map<String, String> state = new TreeMap<>();
        space.settings().properties().forEach(setting -> {
            JsonNode value = setting.getValue();
            boolean off = value.isBoolean() && !value.booleanValue();
            boolean empty =
                    value.isArray() ? value.isEmpty() : value.asString("").isEmpty();
            if (!off && !empty) {
                state.put("setting " + setting.getKey(), sorted(value));
            }
        });
        return state;
    }

    private static String sorted(JsonNode value) {
        return value.isArray()
                ? new TreeSet<>(value.valueStream().map(JsonNode::toString).toList()).toString()
                : value.toString();
    }
}
