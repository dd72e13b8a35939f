package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.History;
import dev.sbsync.testkit.internal.state.LiveContent;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.StoredVersion;
import dev.sbsync.testkit.internal.state.StoryPaths;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A story or folder as the fake stored it at one moment. Immutable; trees are handed out as copies. */
public final class FakeStory {
    private final ObjectNode json;
    private final String fullSlug;
    private final boolean folder;
    private final @Nullable JsonNode published;
    private final List<StoredVersion> versions;
    private final boolean locked;
    private final List<String> liveLanguages;

    FakeStory(SpaceState space, StoredStory story) {
        this.json = story.snapshot();
        this.fullSlug = space.fullSlug(story);
        this.folder = story.folder();
        this.published = story.publishedLayer();
        this.locked = story.locked();
        this.versions = List.copyOf(History.listed(space, story));
        this.liveLanguages = LiveContent.languages(space, story);
    }

    /** The publish state of a story. */
    public enum State {
        /** Never published, or unpublished. */
        DRAFT,
        /** Published without unpublished changes. */
        PUBLISHED,
        /** Published with unpublished changes. */
        DIRTY
    }

    /** Returns the id. */
    public long id() {
        return Nodes.integer(json, "id", 0);
    }

    /** Returns the uuid. */
    public String uuid() {
        return text("uuid");
    }

    /** Returns the name. */
    public String name() {
        return text("name");
    }

    /** Returns the slug, the last part of the path. */
    public String slug() {
        return text("slug");
    }

    /** Returns the full slug as the API gives it: a start page's ends with a slash. */
    public String fullSlug() {
        return fullSlug;
    }

    /** Returns the full slug without a trailing slash; a folder and its start page have the same. */
    public String path() {
        return StoryPaths.withoutTrailingSlash(fullSlug);
    }

    /** Returns the path of the folder it is in, empty in the root. */
    public String parentPath() {
        if (fullSlug.endsWith("/")) {
            return path();
        }
        return fullSlug.contains("/") ? fullSlug.substring(0, fullSlug.lastIndexOf('/')) : "";
    }

    /** Returns the id of the folder it is in, 0 in the root. */
    public long parentId() {
        return Nodes.integer(json, "parent_id", 0);
    }

    /** Returns whether it is a folder. */
    public boolean folder() {
        return folder;
    }

    /** Returns whether it is the start page of its folder; at the root the flag means nothing. */
    public boolean startPage() {
        return Nodes.isTrue(json, "is_startpage") && parentId() != 0;
    }

    /** Returns the publish state. */
    public State state() {
        if (!Nodes.isTrue(json, "published")) {
            return State.DRAFT;
        }
        return Nodes.isTrue(json, "unpublished_changes") ? State.DIRTY : State.PUBLISHED;
    }

    /** Returns whether another user has it open in the editor. */
    public boolean locked() {
        return locked;
    }

    /** Returns the languages that are live on their own, in a space that publishes translations individually. */
    public Set<String> publishedLanguages() {
        Set<String> languages = new LinkedHashSet<>();
        json.path("translated_stories").forEach(row -> {
            if (!Nodes.missing(row, "published_at")) {
                languages.add(Nodes.string(row, "lang", ""));
            }
        });
        return languages;
    }

    /** Returns the content of the draft layer. */
    public JsonNode content() {
        return json.path("content").deepCopy();
    }

    /**
     * Returns the content of the published layer; empty if the story is not published, or if its published content is
     * unknown because the dataset has no {@code published_content}.
     */
    public Optional<JsonNode> publishedContent() {
        return Optional.ofNullable(published).map(JsonNode::deepCopy);
    }

    /**
     * Returns the published content by language code ({@code [default]} for the default language): the published layer
     * with the fields of that language. In a space that publishes translations individually, it has only the published
     * languages. Empty if the story is not published, or its published content is unknown.
     */
    public Map<String, JsonNode> liveContent() {
        Map<String, JsonNode> live = new LinkedHashMap<>();
        publishedContent()
                .ifPresent(layer ->
                        liveLanguages.forEach(language -> live.put(language, LiveContent.in(language, layer))));
        return live;
    }

    /** Returns the tags. */
    public Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        json.path("tag_list").forEach(tag -> tags.add(tag.asString("")));
        return tags;
    }

    /** Returns an attribute of the API's single-story object, null where it is absent or null. */
    public @Nullable JsonNode attribute(String name) {
        return Nodes.missing(json, name) ? null : json.get(name).deepCopy();
    }

    /** Returns the states in the version history, oldest first, such as {@code [draft, published]}. */
    public List<String> versionStates() {
        return versions.stream().map(StoredVersion::status).toList();
    }

    /** Returns whether the version history has a published version, through which the published content can be read. */
    public boolean liveVersionListed() {
        return versions.stream().anyMatch(StoredVersion::wentLive);
    }

    /** Returns the stored attributes, without those derived from other stories (alternates, breadcrumbs). */
    public ObjectNode json() {
        return json.deepCopy().put("full_slug", fullSlug);
    }

    @Override
    public String toString() {
        return (folder ? "folder " : "story ") + fullSlug + " (" + state() + ")";
    }

    private String text(String name) {
        return Nodes.string(json, name, "");
    }
}
