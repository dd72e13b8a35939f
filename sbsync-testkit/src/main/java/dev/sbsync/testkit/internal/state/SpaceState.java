package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One space: its settings, its stories in order of creation, and the indexes over them. */
public final class SpaceState {
    private final ObjectNode settings;
    private final List<Language> languages;
    private final Map<Long, StoredStory> byId = new LinkedHashMap<>();
    private final Map<String, Set<StoredStory>> byUuid = new HashMap<>();
    private final Map<Long, Set<StoredStory>> byParent = new HashMap<>();
    private final Map<String, Set<StoredStory>> byGroup = new HashMap<>();

    /**
     * A language of a space besides its default one.
     *
     * @param code such as {@code de}
     * @param name the name shown to editors
     */
    public record Language(String code, String name) {}

    SpaceState(ObjectNode settings, List<Language> languages) {
        this.settings = settings;
        this.languages = List.copyOf(languages);
    }

    /** Returns id, name and plan as in the dataset. */
    public ObjectNode settings() {
        return settings;
    }

    /** Returns the id. */
    public long id() {
        return Json.integer(settings, "id", 0);
    }

    /** Returns the name. */
    public String name() {
        return Json.string(settings, "name", "");
    }

    /** Returns the languages besides the default one. */
    public List<Language> languages() {
        return languages;
    }

    /** Returns everything, in order of creation, the trash included. */
    public Collection<StoredStory> all() {
        return byId.values();
    }

    /** Returns a story that is not in the trash. */
    public Optional<StoredStory> find(long id) {
        return Optional.ofNullable(byId.get(id)).filter(story -> !story.deleted());
    }

    /** Returns a story that is not in the trash. */
    public Optional<StoredStory> find(String uuid) {
        return withUuid(uuid).stream().filter(story -> !story.deleted()).findFirst();
    }

    /** Returns all with a uuid, the trash included. */
    public Collection<StoredStory> withUuid(String uuid) {
        return byUuid.getOrDefault(uuid, Set.of());
    }

    /** Says whether an id is taken, the trash included. */
    public boolean hasId(long id) {
        return byId.containsKey(id);
    }

    /** Returns what is directly in a folder (0: the root), the trash included. */
    public Collection<StoredStory> children(long parentId) {
        return byParent.getOrDefault(parentId, Set.of());
    }

    /** Returns the others of a story's group that are not in the trash. */
    public List<StoredStory> alternates(StoredStory story) {
        return byGroup.getOrDefault(story.groupId(), Set.of()).stream()
                .filter(other -> other != story && !other.deleted())
                .toList();
    }

    /** Counts the folders or the stories that are not in the trash. */
    public long count(boolean folders) {
        return byId.values().stream()
                .filter(story -> story.folder() == folders && !story.deleted())
                .count();
    }

    /** Adds a story. */
    public void add(StoredStory story) {
        byId.put(story.id(), story);
        index(story);
    }

    /** Changes attributes of a story and keeps the indexes right. */
    public void change(StoredStory story, Runnable change) {
        byUuid.getOrDefault(story.uuid(), Set.of()).remove(story);
        byParent.getOrDefault(story.parentId(), Set.of()).remove(story);
        byGroup.getOrDefault(story.groupId(), Set.of()).remove(story);
        try {
            change.run();
        } finally {
            index(story);
        }
    }

    /** Returns the folders around a story, the outermost first. */
    public List<StoredStory> ancestors(StoredStory story) {
        Deque<StoredStory> path = new ArrayDeque<>();
        StoredStory at = byId.get(story.parentId());
        while (at != null && path.size() <= byId.size()) {
            path.addFirst(at);
            at = byId.get(at.parentId());
        }
        return new ArrayList<>(path);
    }

    /**
     * Returns the full slug: the folders' slugs and its own, without a leading slash. A start page has its folder's
     * path with a slash behind it (ma-facts §4.4).
     */
    public String fullSlug(StoredStory story) {
        StringBuilder path = new StringBuilder();
        for (StoredStory folder : ancestors(story)) {
            path.append(folder.slug()).append('/');
        }
        return story.startPage() ? path.toString() : path.append(story.slug()).toString();
    }

    /** Says whether {@code inner} lies below the folder {@code outer}, at any depth. */
    public boolean below(StoredStory inner, StoredStory outer) {
        return ancestors(inner).contains(outer);
    }

    /** Returns the lowest position of what is in a folder, 0 where it is empty. */
    public long lowestPosition(long parentId) {
        return children(parentId).stream()
                .mapToLong(story -> Json.integer(story.json(), "position", 0))
                .min()
                .orElse(0);
    }

    /** Returns the row of {@code translated_slugs} for a language. */
    public static Optional<JsonNode> translatedSlug(StoredStory story, String language) {
        for (JsonNode row : story.json().path("translated_slugs")) {
            if (Json.string(row, "lang", "").equals(language)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private void index(StoredStory story) {
        byUuid.computeIfAbsent(story.uuid(), key -> new LinkedHashSet<>()).add(story);
        byParent.computeIfAbsent(story.parentId(), key -> new LinkedHashSet<>()).add(story);
        byGroup.computeIfAbsent(story.groupId(), key -> new LinkedHashSet<>()).add(story);
    }
}
