package dev.sbsync.core.faultmodel;

import dev.sbsync.core.item.Kind;
import dev.sbsync.testkit.FakeSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Edits of items after a sync: in the source, and in the target, where they are drift. */
final class ItemEdits {

    /** What is edited in the target: an attribute whose value stays as it is. */
    private static final Map<String, String> DRIFTING = Map.of(
            "components", "description",
            "presets", "description",
            "datasources", "name",
            "datasource_entries", "value");

    /** An attribute of an item of the target that somebody has edited. */
    record Drifted(String kind, long id, String attribute, String value) {

        /** Returns whether the target has it as it was edited. */
        boolean stays(FakeSpace target) {
            return target.items(kind).stream()
                    .anyMatch(item -> item.path("id").asLong() == id
                            && item.path(attribute).asString("").equals(value));
        }
    }

    private final FakeSpace space;
    private final Random random;

    private ItemEdits(FakeSpace space, Random random) {
        this.space = space;
        this.random = random;
    }

    /** Edits, renames, moves and adds items of a source. */
    static void edit(FakeSpace source, long seed) {
        ItemEdits edits = new ItemEdits(source, new Random(seed * 13 + 5));
        edits.some("component_groups", 40, edits::rearranged);
        edits.some(
                "internal_tags",
                40,
                (tag, path) -> tag.put("name", tag.path("name").asString() + " renamed"));
        edits.some("components", 40, (component, path) -> component.put("description", "edited"));
        edits.some(
                "components",
                30,
                (component, path) -> ((ObjectNode) component.path("schema"))
                        .putObject("added")
                        .put("type", "text")
                        .put("pos", 9));
        edits.some("presets", 40, (preset, path) -> ((ObjectNode) preset.path("preset")).put("title", "edited"));
        edits.some("datasources", 40, (datasource, path) -> datasource.put("name", path + " edited"));
        edits.some("datasource_entries", 40, (entry, path) -> entry.put("value", "edited"));
        edits.add();
    }

    private void rearranged(ObjectNode group, String path) {
        if (random.nextBoolean()) {
            group.put("name", group.path("name").asString() + " renamed");
        } else {
            group.putNull("parent_id").putNull("parent_uuid");
        }
    }

    private void add() {
        space.addItem("internal_tags", "{\"name\":\"New tag\",\"object_type\":\"component\"}");
        space.addItem("component_groups", "{\"name\":\"New group\"}");
        if (random.nextBoolean()) {
            space.addItem(
                    "components",
                    "{\"name\":\"new-block\",\"is_root\":false,\"is_nestable\":true,\"schema\":{\"a\":{\"type\":\"text\"}}}");
        }
        space.addItem("datasources", "{\"name\":\"New\",\"slug\":\"new\",\"dimensions\":[]}");
        space.items("components").stream()
                .findFirst()
                .ifPresent(component -> space.addItem(
                        "presets",
                        "{\"name\":\"New\",\"component_id\":%d,\"preset\":{\"component\":\"block-0\"}}"
                                .formatted(component.path("id").asLong())));
        for (ObjectNode datasource : space.items("datasources")) {
            if (random.nextBoolean()) {
                space.addItem(
                        "datasource_entries",
                        "{\"name\":\"new entry\",\"value\":\"v\",\"datasource_id\":%d}"
                                .formatted(datasource.path("id").asLong()));
            }
        }
        space.editSettings(settings -> settings.put("mobile_size", "400"));
    }

    /** Edits some items of a target, and returns them. */
    static List<Drifted> drift(FakeSpace target, long seed, Set<Kind> kinds) {
        List<Drifted> drifted = new ArrayList<>();
        ItemEdits edits = new ItemEdits(target, new Random(seed * 19 + 11));
        List<String> synced = kinds.stream()
                .flatMap(kind -> ItemFaults.RESOURCES.getOrDefault(kind, List.of()).stream())
                .filter(DRIFTING::containsKey)
                .sorted()
                .toList();
        synced.forEach(kind -> edits.some(kind, 12, (item, path) -> {
            String attribute = DRIFTING.get(kind);
            String value = "drifted " + item.path("id").asLong();
            item.put(attribute, value);
            drifted.add(new Drifted(kind, item.path("id").asLong(), attribute, value));
        }));
        return drifted;
    }

    /** An edit of an item, given its path. */
    private interface Edit {
        void apply(ObjectNode item, String path);
    }

    private void some(String kind, int percent, Edit edit) {
        for (ObjectNode item : space.items(kind)) {
            if (random.nextInt(100) < percent) {
                String path = path(kind, item);
                if (space.item(kind, path)
                        .filter(found ->
                                found.path("id").asLong() == item.path("id").asLong())
                        .isPresent()) {
                    space.editItem(kind, path, found -> edit.apply(found, path));
                }
            }
        }
    }

    private String path(String kind, ObjectNode item) {
        return ItemNames.of(space).path(kind, item);
    }
}
