package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Nodes;
import tools.jackson.databind.node.ObjectNode;

/** The API's single-story object with its defaults (docs/management-api.md). */
public final class StoryShape {
    private static final ObjectNode DEFAULTS = (ObjectNode) Nodes.parse("""
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
}
