package dev.sbsync.testkit.internal.dataset;

import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.Identities;
import dev.sbsync.testkit.internal.state.StoryShape;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds the attributes that a story of a dataset lacks. */
final class StoryDefaults {
    private static final ObjectNode DEFAULTS = StoryShape.defaults();

    private StoryDefaults() {}

    /**
     * Completes a story object in place: missing attributes are added behind the given ones. Defaults are shared, as
     * values are replaced and never changed. Either spelling of {@code disable_fe_editor} gives the other.
     */
    static void complete(ObjectNode story, Identities identities, String now) {
        if (!story.has("disable_fe_editor") && story.has("disble_fe_editor")) {
            story.set("disable_fe_editor", story.get("disble_fe_editor"));
        } else if (story.has("disable_fe_editor") && !story.has("disble_fe_editor")) {
            story.set("disble_fe_editor", story.get("disable_fe_editor"));
        }
        for (Map.Entry<String, JsonNode> attribute : DEFAULTS.properties()) {
            if (!story.has(attribute.getKey())) {
                story.set(attribute.getKey(), attribute.getValue());
            }
        }
        assignIdentities(story, identities);
        if (Nodes.missing(story, "parent_id")) {
            story.put("parent_id", 0);
        }
        for (String time : new String[] {"created_at", "updated_at"}) {
            if (Nodes.missing(story, time)) {
                story.put(time, now);
            }
        }
        if (story.path("published").asBoolean(false) && Nodes.missing(story, "published_at")) {
            story.set("published_at", story.path("updated_at")); // marks its published version as the live one
        }
        if (Nodes.missing(story, "tag_list")) {
            story.putArray("tag_list");
        }
        completeTranslatedSlugs(story, identities);
    }

    private static void assignIdentities(ObjectNode story, Identities identities) {
        if (Nodes.integer(story, "id", 0) == 0) {
            story.put("id", identities.nextId());
        }
        for (String uuid : new String[] {"uuid", "group_id"}) {
            if (Nodes.missing(story, uuid)) {
                story.put(uuid, identities.nextUuid());
            }
        }
    }

    private static void completeTranslatedSlugs(ObjectNode story, Identities identities) {
        ArrayNode rows = Nodes.array();
        for (JsonNode given : story.path("translated_slugs")) {
            ObjectNode row = Nodes.shallowCopy((ObjectNode) given);
            if (Nodes.missing(row, "id")) {
                row.put("id", identities.nextId());
            }
            if (Nodes.missing(row, "slug") && row.has("path")) {
                row.set("slug", row.get("path"));
            }
            row.putIfAbsent("name", Nodes.valueToTree(null));
            row.putIfAbsent("published", Nodes.valueToTree(null));
            rows.add(row);
        }
        story.set("translated_slugs", rows);
    }
}
