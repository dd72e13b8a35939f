package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The API's single-story object with its defaults (docs/management-api.md). */
public final class StoryShape {
    private static final ObjectNode DEFAULTS = (ObjectNode) Json.parse("""
            {"name":"","id":0,"uuid":null,"parent_id":0,"group_id":null,"alternates":[],"created_at":null,"deleted_at":null,
             "sort_by_date":null,"tag_list":[],"updated_at":null,"published_at":null,"is_folder":false,"content":{},
             "published":false,"slug":"","path":null,"full_slug":"","default_root":null,"disble_fe_editor":false,
             "disable_fe_editor":false,"parent":null,"is_startpage":false,"unpublished_changes":false,"meta_data":null,
             "imported_at":null,"preview_token":null,"pinned":false,"breadcrumbs":[],"publish_at":null,"expire_at":null,
             "first_published_at":null,"last_author":null,"last_author_id":null,"user_ids":[],"space_role_ids":[],
             "translated_slugs":[],"localized_paths":[],"position":0,"translated_stories":[],"can_not_view":false,
             "is_scheduled":null,"scheduled_dates":null,"ideas":[],"stage":null,"favourite_for_user_ids":[],"release_ids":[],
             "current_version_id":null}
            """);

    private StoryShape() {}

    /** Returns a new story object with every attribute at its default. */
    public static ObjectNode defaults() {
        return DEFAULTS.deepCopy();
    }

    /**
     * Completes a story object in place: what is missing gets its default behind what is there; defaults are shared, as
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
        if (Json.integer(story, "id", 0) == 0) {
            story.put("id", identities.nextId());
        }
        for (String uuid : new String[] {"uuid", "group_id"}) {
            if (Json.missing(story, uuid)) {
                story.put(uuid, identities.nextUuid());
            }
        }
        if (Json.missing(story, "parent_id")) {
            story.put("parent_id", 0);
        }
        for (String time : new String[] {"created_at", "updated_at"}) {
            if (Json.missing(story, time)) {
                story.put(time, now);
            }
        }
        if (story.path("published").asBoolean(false) && Json.missing(story, "published_at")) {
            story.set("published_at", story.path("updated_at")); // so that its published version is known to be live
        }
        if (Json.missing(story, "tag_list")) {
            story.putArray("tag_list");
        }
        completeTranslatedSlugs(story, identities);
    }

    private static void completeTranslatedSlugs(ObjectNode story, Identities identities) {
        ArrayNode rows = Json.array();
        for (JsonNode given : story.path("translated_slugs")) {
            ObjectNode row = Json.shallowCopy((ObjectNode) given);
            if (Json.missing(row, "id")) {
                row.put("id", identities.nextId());
            }
            if (Json.missing(row, "slug") && row.has("path")) {
                row.set("slug", row.get("path"));
            }
            row.putIfAbsent("name", Json.valueToTree(null));
            row.putIfAbsent("published", Json.valueToTree(null));
            rows.add(row);
        }
        story.set("translated_slugs", rows);
    }
}
