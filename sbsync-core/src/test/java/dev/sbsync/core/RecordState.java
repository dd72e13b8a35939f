package dev.sbsync.core;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.testkit.FakeSpace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a space stores of its records, with names in place of their ids and without what the API does not let restore:
 * ids, times, and null in place of absent values.
 */
final class RecordState {

    private static final List<String> KINDS = List.of("component_groups", "internal_tags", "components", "presets");
    private static final Set<String> NOT_RESTORED = Set.of("created_at", "updated_at", "component_group_name");

    private RecordState() {}

    static Map<String, String> of(FakeSpace space) {
        Map<String, String> names = new TreeMap<>();
        for (String kind : KINDS) {
            for (ObjectNode item : space.items(kind)) {
                String name = kind + " " + item.path("name").asString();
                names.put(item.path("id").asString(), name);
                names.put(item.path("uuid").asString("none"), name);
            }
        }
        Map<String, String> state = new TreeMap<>();
        for (String kind : KINDS) {
            for (ObjectNode item : space.items(kind)) {
                String key = kind + " " + item.path("name").asString() + " of " + owner(item, names);
                state.put(key, shown(item, names));
            }
        }
        return state;
    }

    /** Returns the datasources with their dimensions, entries in their order, and values. */
    static Map<String, String> ofDatasources(ManagementClient client, long space) {
        Map<String, String> state = new TreeMap<>();
        client.datasources(space).list().forEach(datasource -> {
            StringBuilder text = new StringBuilder(datasource.raw().path("name").asString());
            client.datasourceEntries(space)
                    .list(datasource.id())
                    .forEach(entry -> text.append(" ")
                            .append(entry.raw().path("name").asString())
                            .append("=")
                            .append(entry.raw().path("value").asString()));
            datasource.dimensions().forEach(dimension -> {
                text.append(" ").append(dimension.entryValue()).append(dimension.name());
                client.datasourceEntries(space)
                        .list(datasource.id(), dimension.id())
                        .forEach(entry -> text.append(" ").append(entry.dimensionValue()));
            });
            state.put(datasource.raw().path("slug").asString(), text.toString());
        });
        return state;
    }

    private static String owner(ObjectNode item, Map<String, String> names) {
        return item.path("object_type").asString("")
                + names.getOrDefault(item.path("component_id").asString(""), "");
    }

    private static String shown(JsonNode value, Map<String, String> names) {
        if (value.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            value.properties().forEach(field -> {
                String text = shown(field.getValue(), names);
                boolean counts = !NOT_RESTORED.contains(field.getKey())
                        && !field.getKey().equals("id")
                        && !(field.getKey().equals("is_nestable") && text.equals("true")) // as if absent
                        && !Set.of("null", "[]", "{}", "").contains(text);
                if (counts) {
                    fields.put(field.getKey(), text);
                }
            });
            return fields.toString();
        }
        return value.isArray()
                ? value.valueStream().map(element -> shown(element, names)).collect(Collectors.toList()) + ""
                : names.getOrDefault(value.asString("null"), value.asString("null"));
    }
}
