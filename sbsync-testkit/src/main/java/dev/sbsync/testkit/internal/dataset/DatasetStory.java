package dev.sbsync.testkit.internal.dataset;

import dev.sbsync.testkit.DatasetException;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.Identities;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.StoredVersion;
import dev.sbsync.testkit.internal.state.StoryPaths;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A story of a dataset while it is loaded. */
record DatasetStory(
        String place,
        long givenId,
        ObjectNode json,
        StoredStory stored,
        String fullSlug,
        boolean placed,
        @Nullable JsonNode publishedContent,
        JsonNode versions,
        boolean locked) {

    static DatasetStory of(JsonNode given, String place) {
        if (!(given instanceof ObjectNode object)) {
            throw new DatasetException(place, "a story is an object");
        }
        ObjectNode json = Nodes.shallowCopy(object);
        JsonNode published = json.remove("published_content");
        JsonNode versions = json.path("versions");
        json.remove("versions");
        JsonNode locked = json.remove("locked");
        String fullSlug = StoryPaths.withoutTrailingSlash(Nodes.string(json, "full_slug", ""));
        DatasetStory entry = new DatasetStory(
                place,
                Nodes.integer(json, "id", 0),
                json,
                new StoredStory(json),
                fullSlug,
                !Nodes.missing(json, "parent_id"),
                published == null || published.isNull() ? null : published,
                versions,
                locked != null && locked.asBoolean(false));
        entry.completeNames();
        entry.check();
        return entry;
    }

    /** Derives a missing slug from the full slug, and a missing name from the slug. */
    private void completeNames() {
        if (Nodes.string(json, "slug", "").isEmpty()) {
            if (fullSlug.isEmpty()) {
                throw bad("slug", "a story needs a slug");
            }
            json.put("slug", fullSlug.substring(fullSlug.lastIndexOf('/') + 1));
        }
        if (json.path("slug").stringValue().contains("/")) {
            throw bad("slug", "a slug has no \"/\": \"" + json.path("slug").stringValue() + "\"");
        }
        if (Nodes.missing(json, "name")) {
            json.set("name", json.get("slug"));
        }
    }

    private void check() {
        if (!Nodes.missing(json, "parent_id") && Nodes.integer(json, "parent_id", -1) < 0) {
            throw bad("parent_id", "a parent_id is the id of a folder or 0, not " + json.path("parent_id"));
        }
        for (String flag : new String[] {"is_folder", "is_startpage", "published", "unpublished_changes"}) {
            if (!Nodes.missing(json, flag) && !json.path(flag).isBoolean()) {
                throw bad(flag, "true or false is needed, not " + json.path(flag));
            }
        }
        if (!Nodes.missing(json, "content") && !json.path("content").isObject()) {
            throw bad(
                    "content",
                    "an object is needed, not " + json.path("content").getNodeType());
        }
        for (JsonNode row : versions) {
            if (Nodes.string(row, "status", "").isEmpty()
                    || Nodes.string(row, "created_at", "").isEmpty()) {
                throw bad("versions", "a version is an object with a status and created_at, not " + row);
            }
        }
        for (JsonNode row : json.path("translated_slugs")) {
            if (!row.isObject() || Nodes.string(row, "lang", "").isEmpty()) {
                throw bad("translated_slugs", "a row is an object with a lang, not " + row);
            }
        }
    }

    /**
     * Returns the history that the dataset gives, oldest first; the dataset has it newest first, as the API lists it.
     */
    List<StoredVersion> versions(Identities identities) {
        List<StoredVersion> history = new ArrayList<>();
        for (JsonNode row : versions) {
            long id = Nodes.integer(row, "id", 0);
            long release = Nodes.integer(row, "release_id", 0);
            identities.seen(id);
            history.add(
                    0,
                    new StoredVersion(
                            id == 0 ? identities.nextId() : id,
                            Nodes.string(row, "status", ""),
                            row.path("content"),
                            Nodes.string(row, "created_at", ""),
                            release == 0 ? null : release));
        }
        return history;
    }

    String parentPath() {
        if (Nodes.isTrue(json, "is_startpage")
                && Nodes.string(json, "full_slug", "").endsWith("/")) {
            return fullSlug;
        }
        return fullSlug.contains("/") ? fullSlug.substring(0, fullSlug.lastIndexOf('/')) : "";
    }

    DatasetException bad(String attribute, String problem) {
        String who = givenId == 0 ? "" : "story " + givenId + " ";
        String path = fullSlug.isEmpty() ? Nodes.string(json, "slug", "?") : fullSlug;
        return new DatasetException(place + "." + attribute, who + "(" + path + "): " + problem);
    }
}
