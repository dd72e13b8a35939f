package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.DatasetException;
import dev.sbsync.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes spaces out of datasets; a bad dataset is refused with the place of the fault. */
public final class DatasetLoader {
    private static final String[] SETTINGS = {
        "id",
        "name",
        "plan_level",
        "limits",
        "use_translated_stories",
        "default_lang_name",
        "auto_delete_old_versions_after_days",
        "version_history",
        "default_root",
        "workflow_stages"
    };

    /** What a space can have besides stories; of these the first have uuids. */
    private static final List<String> KINDS = List.of(
            "component_groups",
            "asset_folders",
            "components",
            "internal_tags",
            "presets",
            "datasources",
            "datasource_entries",
            "assets",
            "api_keys");

    private static final int KINDS_WITH_UUID = 2;

    /** The time of what a dataset gives none. */
    private static final String LOADED_AT = "2026-01-15T09:30:00.000Z";

    private final Identities identities = new Identities();
    private final Map<Long, SpaceState> spaces = new LinkedHashMap<>();

    private DatasetLoader() {}

    /**
     * Loads all spaces of some datasets.
     *
     * @param roots the datasets; the loaded spaces share their contents
     * @throws DatasetException if a dataset is bad
     */
    public static LoadedSpaces load(List<ObjectNode> roots) {
        DatasetLoader loader = new DatasetLoader();
        roots.forEach(loader::load);
        return new LoadedSpaces(List.copyOf(loader.spaces.values()), loader.identities);
    }

    private void load(ObjectNode root) {
        if (!root.path("spaces").isArray()) {
            throw new DatasetException("$", "a dataset is an object with an array \"spaces\"");
        }
        int index = 0;
        for (JsonNode space : root.path("spaces")) {
            loadSpace(space, "spaces[" + index++ + "]");
        }
    }

    private void loadSpace(JsonNode given, String place) {
        if (!given.isObject()) {
            throw new DatasetException(place, "a space is an object");
        }
        long id = Json.integer(given, "id", 0);
        if (id <= 0) {
            throw new DatasetException(place + ".id", "a space needs a positive id, not " + given.path("id"));
        }
        if (!given.path("name").isString()) {
            throw new DatasetException(place + ".name", "a space needs a name, not " + given.path("name"));
        }
        if (spaces.containsKey(id)) {
            throw new DatasetException(place + ".id", "the id " + id + " is used by two spaces");
        }
        ObjectNode settings = Json.object();
        for (String key : SETTINGS) {
            if (!Json.missing(given, key)) {
                settings.set(key, given.get(key).deepCopy());
            }
        }
        SpaceSettings.check(settings, place);
        SpaceState space = new SpaceState(settings, languages(given.path("languages"), place + ".languages"));
        spaces.put(id, space);
        for (String kind : KINDS) {
            loadRecords(given.path(kind), place + "." + kind, space.records(kind), KINDS.indexOf(kind));
        }
        loadStories(given.path("stories"), place + ".stories", space);
    }

    private void loadRecords(JsonNode given, String place, Records records, int kind) {
        int index = 0;
        for (JsonNode item : array(given, place)) {
            String at = place + "[" + index++ + "]";
            if (!(item instanceof ObjectNode object)) {
                throw new DatasetException(at, "an object is needed, not " + item.getNodeType());
            }
            ObjectNode json = Json.shallowCopy(object);
            long id = Json.integer(json, "id", 0);
            if (id <= 0) {
                id = identities.nextId();
                json.put("id", id);
            }
            identities.seen(id);
            if (records.find(id).isPresent()) {
                throw new DatasetException(at + ".id", "the id " + id + " is used twice");
            }
            if (kind < KINDS_WITH_UUID && Json.missing(json, "uuid")) {
                json.put("uuid", identities.nextUuid());
            }
            for (String time : new String[] {"created_at", "updated_at"}) {
                if (Json.missing(json, time)) {
                    json.put(time, LOADED_AT);
                }
            }
            records.put(id, json);
        }
    }

    private static List<SpaceState.Language> languages(JsonNode given, String place) {
        List<SpaceState.Language> languages = new ArrayList<>();
        for (JsonNode language : array(given, place)) {
            if (language.isString()) {
                languages.add(new SpaceState.Language(language.stringValue(), language.stringValue()));
            } else if (Json.string(language, "code").isPresent()) {
                String code = Json.string(language, "code", "");
                languages.add(new SpaceState.Language(code, Json.string(language, "name", code)));
            } else {
                throw new DatasetException(place, "a language is {\"code\",\"name\"} or a code, not " + language);
            }
        }
        return languages;
    }

    private void loadStories(JsonNode given, String place, SpaceState space) {
        List<DatasetStory> entries = new ArrayList<>();
        Set<Long> ids = new HashSet<>();
        Set<String> uuids = new HashSet<>();
        for (JsonNode story : array(given, place)) {
            DatasetStory entry = DatasetStory.of(story, place + "[" + entries.size() + "]");
            long id = Json.integer(story, "id", 0);
            if (id != 0 && !ids.add(id)) {
                throw entry.bad("id", "the id " + id + " is used by two stories");
            }
            if (id < 0 || (id == 0 && !Json.missing(story, "id"))) {
                throw entry.bad("id", "an id is a positive integer, not " + story.path("id"));
            }
            if (!Json.missing(story, "uuid") && !uuids.add(Json.string(story, "uuid", ""))) {
                throw entry.bad("uuid", "the uuid " + story.path("uuid") + " is used by two stories");
            }
            identities.seen(id);
            entries.add(entry);
        }
        entries.forEach(entry -> StoryShape.complete(entry.json(), identities, LOADED_AT));
        placeByPath(entries);
        entries.forEach(entry -> space.add(entry.stored()));
        Set<String> taken = new HashSet<>();
        entries.forEach(entry -> checkParent(entry, space));
        entries.forEach(entry -> check(entry, space, taken));
        entries.forEach(
                entry -> Layers.load(identities, entry.stored(), entry.publishedContent(), entry.versions(identities)));
        entries.forEach(entry -> loadStage(entry, space));
        if (History.startsEmpty(space)) {
            entries.forEach(entry -> entry.stored().forgetHistory());
        }
    }

    /** A story that says its full slug but not its parent belongs into the folder at that path. */
    private static void placeByPath(List<DatasetStory> entries) {
        Map<String, Long> folders = new HashMap<>();
        for (DatasetStory entry : entries) {
            if (entry.stored().folder() && !entry.fullSlug().isEmpty()) {
                folders.put(entry.fullSlug(), entry.stored().id());
            }
        }
        for (DatasetStory entry : entries) {
            String parent = entry.parentPath();
            if (entry.placed() || parent.isEmpty()) {
                continue;
            }
            Long id = folders.get(parent);
            if (id == null) {
                throw entry.bad(
                        "full_slug", "there is no folder \"" + parent + "\", and no parent_id says where it belongs");
            }
            entry.json().put("parent_id", (long) id);
        }
    }

    private static void checkParent(DatasetStory entry, SpaceState space) {
        StoredStory story = entry.stored();
        if (story.parentId() != 0) {
            StoredStory parent = space.find(story.parentId()).orElse(null);
            if (parent == null || !parent.folder()) {
                throw entry.bad(
                        "parent_id",
                        story.parentId() + " is "
                                + (parent == null ? "not the id of any folder" : "a story, not a folder"));
            }
            if (story.folder() && space.below(story, story)) {
                throw entry.bad("parent_id", "the folder lies within itself");
            }
        }
    }

    private static void check(DatasetStory entry, SpaceState space, Set<String> taken) {
        StoredStory story = entry.stored();
        if (!story.deleted() && !taken.add(story.parentId() + "/" + story.folder() + "/" + story.slug())) {
            throw entry.bad("slug", "\"" + story.slug() + "\" is used twice in the same folder");
        }
        String derived = Paths.withoutTrailingSlash(space.fullSlug(story));
        if (!entry.fullSlug().isEmpty() && !entry.fullSlug().equals(derived) && !story.startPage()) {
            throw entry.bad(
                    "full_slug",
                    "\"" + entry.fullSlug() + "\" does not agree with parent_id and slug, which give \"" + derived
                            + "\"");
        }
        if (entry.publishedContent() != null && story.folder()) {
            throw entry.bad("published_content", "a folder is never published");
        }
    }

    private static void loadStage(DatasetStory entry, SpaceState space) {
        entry.stored().locked(entry.locked());
        if (Json.missing(entry.json(), "stage")) {
            return;
        }
        JsonNode given = entry.json().path("stage");
        JsonNode stage = (given.isString()
                        ? Stages.named(space, given.stringValue())
                        : Stages.withId(space, entry.stored().stageId()))
                .orElseThrow(() -> entry.bad("stage", "the space has no such workflow stage: " + given));
        Stages.enter(entry.stored(), stage, LOADED_AT);
    }

    private static JsonNode array(JsonNode given, String place) {
        if (given.isMissingNode() || given.isNull()) {
            return Json.array();
        }
        if (!given.isArray()) {
            throw new DatasetException(place, "an array is needed, not " + given.getNodeType());
        }
        return given;
    }
}
