package dev.sbsync.client.model;

import java.util.Map;
import java.util.Set;

/** The writable attributes of a story (docs/management-api.md). */
final class StoryRules {

    static final PayloadRules RULES = new PayloadRules(
                    "a story",
                    Set.of(
                            "name",
                            "slug",
                            "content",
                            "is_folder",
                            "parent_id",
                            "is_startpage",
                            "position",
                            "default_root",
                            "disable_fe_editor",
                            "path",
                            "sort_by_date",
                            "tag_list",
                            "meta_data",
                            "pinned",
                            "group_id",
                            "first_published_at",
                            "publish_at",
                            "expire_at",
                            "translated_slugs_attributes",
                            "base_version_id"),
                    Map.of(
                            "uuid", "use updateUuid.",
                            "published", "write with WriteOption.PUBLISH, or use publish and unpublish.",
                            "translated_slugs", "set \"translated_slugs_attributes\"."))
            .andIgnores(
                    "id",
                    "full_slug",
                    "created_at",
                    "updated_at",
                    "published_at",
                    "deleted_at",
                    "imported_at",
                    "unpublished_changes",
                    "last_author",
                    "last_author_id",
                    "parent",
                    "breadcrumbs",
                    "alternates",
                    "translated_stories",
                    "localized_paths",
                    "preview_token",
                    "stage",
                    "user_ids",
                    "space_role_ids",
                    "favourite_for_user_ids",
                    "scheduled_dates",
                    "is_scheduled",
                    "content_type",
                    "content_summary",
                    "release_ids",
                    "current_version_id",
                    "main_version_id",
                    "can_not_view",
                    "ideas",
                    "variant_type",
                    "experiment_ids");

    /** Accepted by the API, but an id of the source's space. */
    private static final Set<String> BOUND_TO_SOURCE = Set.of("base_version_id");

    private StoryRules() {}

    /** Returns whether an attribute of one story may be written to another, also in another space. */
    static boolean portable(String attribute) {
        return !RULES.ignored().containsKey(attribute) && !BOUND_TO_SOURCE.contains(attribute);
    }
}
