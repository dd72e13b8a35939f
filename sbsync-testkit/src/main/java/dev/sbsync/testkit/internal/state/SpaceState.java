package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One space: its settings, its stories in order of creation, and the indexes over them. A space of a dataset is shared
 * by all fakes that serve it, and is only read; a fake copies it before the first change ({@link FakeState#changing}).
 */
public final class SpaceState {
    private final ObjectNode settings;
    private List<Language> languages;
    private final Map<Long, StoredStory> byId = new LinkedHashMap<>();
    private final Map<Long, Set<StoredStory>> byParent = new HashMap<>();
    private final Map<Long, Long> lowestPosition = new HashMap<>();
    private final Index<String> byUuid = new Index<>();
    private final Index<String> byGroup = new Index<>();
    private final Index<Place> byPlace = new Index<>();
    private final Index<Long> startPages = new Index<>();
    private final Map<String, Records> records = new ConcurrentHashMap<>();
    private final Map<Long, StoredFile> files = new ConcurrentHashMap<>();
    private final Map<Long, String> folderPaths = new ConcurrentHashMap<>();
    private long lastOrder;
    private long revision;

    /**
     * A language of a space besides its default one.
     *
     * @param code such as {@code de}
     * @param name the name shown to editors
     * @param aiTranslationCode the code for translations by AI, null for none
     */
    public record Language(
            String code, String name, @Nullable String aiTranslationCode) {
        /** Returns the language that an object describes; its name is the code by default. */
        public static Language of(JsonNode json) {
            String code = Nodes.string(json, "code", "");
            String ai = Nodes.string(json, "ai_translation_code").orElse(null);
            return new Language(code, Nodes.string(json, "name", code), ai);
        }

        /** Returns the object that the API shows. */
        public ObjectNode json() {
            ObjectNode json = Nodes.object().put("code", code).put("name", name);
            return aiTranslationCode == null ? json : json.put("ai_translation_code", aiTranslationCode);
        }
    }

    private record Place(long parentId, String slug) {}

    /** Creates a space without items. */
    public SpaceState(ObjectNode settings, List<Language> languages) {
        this.settings = settings;
        this.languages = List.copyOf(languages);
    }

    /** Returns an independent copy. */
    SpaceState copy() {
        SpaceState copy = new SpaceState(settings.deepCopy(), languages);
        records.forEach((kind, list) -> copy.records.put(kind, list.copy()));
        copy.files.putAll(files);
        byId.values().forEach(story -> copy.add(story.copy()));
        return copy;
    }

    /** Returns id, name and plan as in the dataset. */
    public ObjectNode settings() {
        return settings;
    }

    /** Returns the id. */
    public long id() {
        return Nodes.integer(settings, "id", 0);
    }

    /** Returns the name. */
    public String name() {
        return Nodes.string(settings, "name", "");
    }

    /** Returns the languages besides the default one. */
    public List<Language> languages() {
        return languages;
    }

    /** Returns the items of a kind other than stories, such as {@code components}. */
    public Records records(String kind) {
        return records.computeIfAbsent(kind, key -> new Records());
    }

    /** Returns the uploaded files by the ids of their assets, to change. */
    public Map<Long, StoredFile> files() {
        return files;
    }

    /** Replaces the languages besides the default one. */
    public void languages(List<Language> others) {
        languages = List.copyOf(others);
    }

    /** Returns a number that changes with every request or edit that may have changed the space. */
    public long revision() {
        return revision;
    }

    void touch() {
        revision++;
    }

    /** Returns everything, in order of creation, the trash included. */
    public Collection<StoredStory> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** Returns a story that is not in the trash. */
    public Optional<StoredStory> find(long id) {
        return Optional.ofNullable(byId.get(id)).filter(story -> !story.deleted());
    }

    /** Returns a story, also one in the trash. */
    public Optional<StoredStory> findAnywhere(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns a story that is not in the trash. */
    public Optional<StoredStory> find(String uuid) {
        return withUuid(uuid).stream().filter(story -> !story.deleted()).findFirst();
    }

    /** Returns all with a uuid, the trash included. */
    public Collection<StoredStory> withUuid(String uuid) {
        return byUuid.get(uuid);
    }

    /** Returns all with a slug in a folder (0: the root), the trash included. */
    public Collection<StoredStory> at(long parentId, String slug) {
        return byPlace.get(new Place(parentId, slug));
    }

    /** Returns the start pages of a folder, the trash included. */
    public Collection<StoredStory> startPages(long folderId) {
        return startPages.get(folderId);
    }

    /** Returns what is directly in a folder (0: the root), the trash included. */
    public Collection<StoredStory> children(long parentId) {
        return byParent.getOrDefault(parentId, Set.of());
    }

    /** Returns the others of a story's group that are not in the trash. */
    public List<StoredStory> alternates(StoredStory story) {
        return byGroup.get(story.groupId()).stream()
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
        story.order(++lastOrder);
        index(story);
    }

    /** Changes attributes of a story and updates the indexes. */
    public void change(StoredStory story, Runnable change) {
        byUuid.remove(story.uuid(), story);
        byGroup.remove(story.groupId(), story);
        byPlace.remove(new Place(story.parentId(), story.slug()), story);
        startPages.remove(story.parentId(), story);
        byParent.getOrDefault(story.parentId(), Set.of()).remove(story);
        boolean folder = story.folder();
        try {
            change.run();
        } finally {
            index(story);
            if (folder || story.folder()) {
                folderPaths.clear();
            }
        }
    }

    /** Returns the folders around a story, the outermost first. */
    public List<StoredStory> ancestors(StoredStory story) {
        List<StoredStory> path = new ArrayList<>();
        StoredStory at = byId.get(story.parentId());
        while (at != null && path.size() <= byId.size()) {
            path.add(at);
            at = byId.get(at.parentId());
        }
        Collections.reverse(path);
        return path;
    }

    /**
     * Returns the full slug: the folders' slugs and its own, without a leading slash. A start page has its folder's
     * path with a slash behind it (docs/management-api.md).
     */
    public String fullSlug(StoredStory story) {
        String folder = folderPath(story.parentId());
        return story.startPage() ? folder : folder + story.slug();
    }

    /** Returns whether {@code inner} lies below the folder {@code outer}, at any depth. */
    public boolean below(StoredStory inner, StoredStory outer) {
        return ancestors(inner).contains(outer);
    }

    /** Returns the lowest position that an item of a folder ever had, 0 if there was none. */
    public long lowestPosition(long parentId) {
        return lowestPosition.getOrDefault(parentId, 0L);
    }

    /** Returns the row of {@code translated_slugs} for a language. */
    public static Optional<JsonNode> translatedSlug(StoredStory story, String language) {
        for (JsonNode row : story.json().path("translated_slugs")) {
            if (Nodes.string(row, "lang", "").equals(language)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** Returns the path of a folder with a slash behind it, empty for the root. */
    private String folderPath(long id) {
        StoredStory folder = id == 0 ? null : byId.get(id);
        if (folder == null) {
            return "";
        }
        String known = folderPaths.get(id);
        if (known == null) {
            known = folderPath(folder.parentId()) + folder.slug() + "/";
            folderPaths.put(id, known);
        }
        return known;
    }

    private void index(StoredStory story) {
        long parent = story.parentId();
        byUuid.add(story.uuid(), story);
        byGroup.add(story.groupId(), story);
        byPlace.add(new Place(parent, story.slug()), story);
        if (story.startPage()) {
            startPages.add(parent, story);
        }
        byParent.computeIfAbsent(parent, key -> new LinkedHashSet<>()).add(story);
        lowestPosition.merge(parent, Nodes.integer(story.json(), "position", 0), Math::min);
    }
}
