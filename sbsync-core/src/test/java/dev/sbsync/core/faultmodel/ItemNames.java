package dev.sbsync.core.faultmodel;

import dev.sbsync.testkit.FakeSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The paths of a space's items, as the fake names them. */
final class ItemNames {

    private final Map<Long, ObjectNode> groups = new HashMap<>();
    private final Map<Long, String> outer = new HashMap<>();

    private ItemNames(FakeSpace space) {
        space.items("component_groups")
                .forEach(group -> groups.put(group.path("id").asLong(), group));
        space.items("components")
                .forEach(component -> outer.put(
                        component.path("id").asLong(), component.path("name").asString()));
        space.items("datasources")
                .forEach(datasource -> outer.put(
                        datasource.path("id").asLong(), datasource.path("slug").asString()));
    }

    static ItemNames of(FakeSpace space) {
        return new ItemNames(space);
    }

    /** Returns a path by which an item is the same in any space, but for the case of groups. */
    String path(String kind, ObjectNode item) {
        String name = item.path("name").asString("");
        return switch (kind) {
            case "component_groups" -> group(item);
            case "internal_tags" -> item.path("object_type").asString("") + "/" + name;
            case "presets" -> outer.get(item.path("component_id").asLong()) + "/" + name;
            case "datasources" -> item.path("slug").asString("");
            case "datasource_entries" -> outer.get(item.path("datasource_id").asLong()) + "/" + name;
            default -> name;
        };
    }

    /** Returns the paths of all items of a kind. */
    static List<String> all(FakeSpace space, String kind) {
        ItemNames names = of(space);
        return space.items(kind).stream().map(item -> names.path(kind, item)).toList();
    }

    private String group(ObjectNode group) {
        ObjectNode parent = groups.get(group.path("parent_id").asLong(0));
        String name = group.path("name").asString("");
        return parent == null ? name : group(parent) + "/" + name;
    }
}
