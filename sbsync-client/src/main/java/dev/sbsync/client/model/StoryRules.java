package dev.sbsync.client.model;

import java.util.Set;

/** Which attributes of a story can be written. */
final class StoryRules {

    /**
     * Attributes that the API sets itself and ignores in a body (docs/management-api.md), and opt-in output of its
     * lists.
     */
    static final Set<String> IGNORED_BY_API = Set.of(
            "id",
            "uuid",
            "full_slug",
            "created_at",
            "updated_at",
            "published_at",
            "deleted_at",
            "imported_at",
            "published",
            "unpublished_changes",
            "last_author",
            "last_author_id",
            "parent",
            "breadcrumbs",
            "alternates",
            "translated_slugs",
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

    /** Accepted by the API, but an id that means something in the space of the source only. */
    static final Set<String> BOUND_TO_SOURCE = Set.of("base_version_id");

    private StoryRules() {}

    /** Returns whether an attribute of one story may be written to another one, of another space too. */
    static boolean portable(String attribute) {
        return !IGNORED_BY_API.contains(attribute) && !BOUND_TO_SOURCE.contains(attribute);
    }

    /** Refuses an attribute that the API ignores, with what to do instead. */
    static void refuseIgnored(String attribute) {
        if (IGNORED_BY_API.contains(attribute)) {
            throw new IllegalArgumentException("The API ignores \"" + attribute + "\" in a body; "
                    + switch (attribute) {
                        case "uuid" -> "use updateUuid.";
                        case "published" -> "write with WriteOption.PUBLISH, or use publish and unpublish.";
                        case "translated_slugs" -> "set \"translated_slugs_attributes\".";
                        default -> "leave it out.";
                    });
        }
    }
}
