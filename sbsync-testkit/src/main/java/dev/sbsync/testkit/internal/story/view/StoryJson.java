package dev.sbsync.testkit.internal.story.view;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.access.FakeUser;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.StoredVersion;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Renders stories as the API does: stored attributes, and those derived from other stories (docs/management-api.md).
 */
public final class StoryJson {
    /** The attributes that a list row lacks. */
    private static final Set<String> SINGLE_ONLY = Set.of(
            "content",
            "meta_data",
            "parent",
            "breadcrumbs",
            "translated_slugs",
            "localized_paths",
            "imported_at",
            "preview_token",
            "user_ids",
            "space_role_ids",
            "is_scheduled",
            "ideas",
            "variant_type",
            "experiment_ids",
            "translated_stories");

    private static final String PREVIEW_TOKEN = "00000000000000000000000000000000";

    private StoryJson() {}

    /** Answers with one story of the call's space. */
    public static FakeResponse answer(int status, Call call, StoredStory story) {
        return Answer.wrapped(status, "story", single(call.state(), call.space(), story));
    }

    /** Returns the single-story object. It shares the stored values: serialize it before anything changes. */
    private static ObjectNode single(FakeState state, SpaceState space, StoredStory story) {
        ObjectNode json = common(space, story);
        ViewableContent.apply(state, story, json);
        List<StoredStory> ancestors = space.ancestors(story);
        json.set("parent", ancestors.isEmpty() ? Nodes.valueToTree(null) : parent(ancestors.get(ancestors.size() - 1)));
        ArrayNode breadcrumbs = json.putArray("breadcrumbs");
        ancestors.forEach(folder -> breadcrumbs.add(breadcrumb(folder)));
        json.set("localized_paths", LocalizedPaths.of(space, story, ancestors));
        json.putObject("preview_token")
                .put("token", Nodes.string(story.json().path("preview_token"), "token", PREVIEW_TOKEN))
                .put("timestamp", Long.toString(state.now().getEpochSecond()));
        return json;
    }

    /** Returns the row of a list, which has no content. */
    public static ObjectNode row(SpaceState space, StoredStory story) {
        ObjectNode json = common(space, story);
        json.remove(SINGLE_ONLY);
        json.put("content_type", story.contentType());
        json.putObject("content_summary");
        return json;
    }

    private static ObjectNode common(SpaceState space, StoredStory story) {
        ObjectNode json = Nodes.shallowCopy(story.json());
        json.put("full_slug", space.fullSlug(story));
        ArrayNode alternates = json.putArray("alternates");
        space.alternates(story).forEach(other -> alternates.add(alternate(space, other)));
        List<StoredVersion> versions = story.versions();
        json.set(
                "current_version_id",
                versions.isEmpty()
                        ? Nodes.valueToTree(null)
                        : Nodes.valueToTree(versions.get(versions.size() - 1).id()));
        return json;
    }

    private static ObjectNode alternate(SpaceState space, StoredStory other) {
        ObjectNode json = Nodes.object().put("id", other.id());
        json.set("name", other.json().path("name"));
        return json.put("slug", other.slug())
                .put("published", other.published())
                .put("full_slug", space.fullSlug(other))
                .put("is_folder", other.folder())
                .put("parent_id", other.parentId());
    }

    private static ObjectNode parent(StoredStory folder) {
        ObjectNode json = Nodes.object().put("id", folder.id()).put("slug", folder.slug());
        json.set("name", folder.json().path("name"));
        json.set("disable_fe_editor", folder.json().path("disable_fe_editor"));
        return json.put("uuid", folder.uuid());
    }

    private static ObjectNode breadcrumb(StoredStory folder) {
        ObjectNode json = Nodes.object().put("id", folder.id());
        for (String name : List.of(
                "name", "parent_id", "path", "slug", "disble_fe_editor", "disable_fe_editor", "translated_slugs")) {
            json.set(name, folder.json().path(name));
        }
        return json;
    }

    /** Returns a version as {@code story_versions} lists it (docs/management-api.md). */
    public static ObjectNode version(FakeState state, StoredStory story, StoredVersion version, boolean withContent) {
        ObjectNode json = Nodes.object()
                .put("id", version.id())
                .put("story_id", story.id())
                .put("status", version.status())
                .put("created_at", version.createdAt())
                .put("user_id", FakeUser.ID)
                .put("parent_id", story.parentId());
        json.set("user", FakeUser.json());
        json.set("release_id", Nodes.valueToTree(version.releaseId()));
        json.set("meta_data", story.json().path("meta_data"));
        if (withContent) {
            json.set("content", version.content());
            ViewableContent.apply(state, story, json);
        }
        return json;
    }
}
