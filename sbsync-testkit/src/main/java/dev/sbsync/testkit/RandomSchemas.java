package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Random components and presets with references. Not thread-safe. */
final class RandomSchemas {

    private static final List<String> LISTS = List.of(
            "component_group_whitelist",
            "component_group_denylist",
            "component_tag_whitelist",
            "component_tag_denylist");
    private static final List<String> GROUPS = List.of("Layout", "Layout/Heroes");
    private static final List<String> TAGS = List.of("component/A", "component/B");
    private static final List<String> FOLDERS = List.of("Press", "Press/Old");

    private final SpaceBuilder space;
    private final SplittableRandom random;
    private final Supplier<ObjectNode> contents;
    private final UnaryOperator<String> filled;

    /**
     * Creates components of a space.
     *
     * @param contents returns a random content with references
     * @param filled replaces the placeholders of a sample by identities of the space
     */
    RandomSchemas(
            SpaceBuilder space, SplittableRandom random, Supplier<ObjectNode> contents, UnaryOperator<String> filled) {
        this.space = space;
        this.random = random;
        this.contents = contents;
        this.filled = filled;
    }

    /** Adds a component of up to eight fields, with up to two presets. */
    void add(String name) {
        ObjectNode component = Nodes.object().put("name", name).put("component_group", one(GROUPS));
        ObjectNode schema = component.putObject("schema");
        for (int left = random.nextInt(8); left >= 0; left--) {
            schema.set("field-" + schema.size(), field());
        }
        int presets = random.nextInt(3);
        if (presets > 0) {
            component.put("preset", "Preset 0");
        }
        space.with("components", Nodes.text(component));
        for (int preset = 0; preset < presets; preset++) {
            ObjectNode content = Nodes.object().put("_uid", "p").put("component", name);
            content.putArray("body").add(contents.get());
            space.preset(name, "Preset " + preset, Nodes.text(content));
        }
    }

    private ObjectNode field() {
        return switch (random.nextInt(4)) {
            case 0 -> restricted();
            case 1 -> ofFolder();
            case 2 -> withDefault();
            default ->
                (ObjectNode) Nodes.parse(filled.apply(ReferenceSchemas.FIELDS
                        .get(random.nextInt(ReferenceSchemas.FIELDS.size()))
                        .field()));
        };
    }

    /** A field that allows or denies up to four groups or tags. */
    private ObjectNode restricted() {
        String list = one(LISTS);
        ObjectNode field = Nodes.object().put("type", random.nextBoolean() ? "bloks" : "richtext");
        ArrayNode listed = field.putArray(list);
        for (int left = random.nextInt(5); left > 0; left--) {
            listed.add(list.contains("group") ? group() : tag());
        }
        return field;
    }

    private JsonNode group() {
        return Nodes.valueToTree(
                unknown() ? "00000000-0000-4000-8000-00000000000" + random.nextInt(10) : space.groupUuid(one(GROUPS)));
    }

    private JsonNode tag() {
        return Nodes.valueToTree(unknown() ? 90 + random.nextInt(10) : space.idOf("internal_tags", one(TAGS)));
    }

    private ObjectNode ofFolder() {
        ObjectNode field = Nodes.object().put("type", random.nextBoolean() ? "asset" : "multiasset");
        return field.put(
                "asset_folder_id",
                unknown() ? ReferenceSchemas.UNKNOWN_FOLDER : space.idOf("asset_folders", one(FOLDERS)));
    }

    /** A field with blocks as its default value, as an array or as a text. */
    private ObjectNode withDefault() {
        ArrayNode blocks = Nodes.array();
        for (int left = random.nextInt(3); left >= 0; left--) {
            blocks.add(contents.get());
        }
        return Nodes.object()
                .put("type", "bloks")
                .set("default_value", random.nextBoolean() ? blocks : Nodes.valueToTree(Nodes.text(blocks)));
    }

    private boolean unknown() {
        return random.nextInt(4) == 0;
    }

    private String one(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }
}
