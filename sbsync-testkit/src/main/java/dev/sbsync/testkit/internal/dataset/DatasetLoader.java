package dev.sbsync.testkit.internal.dataset;

import dev.sbsync.testkit.DatasetException;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.Identities;
import dev.sbsync.testkit.internal.state.LoadedSpaces;
import dev.sbsync.testkit.internal.state.PortableSettings;
import dev.sbsync.testkit.internal.state.Records;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Loads spaces from datasets; an invalid dataset is refused with the place of the error. */
public final class DatasetLoader {
    /** The settings of a dataset besides those that a write can change. */
    private static final List<String> OTHER_SETTINGS = List.of(
            "id",
            "name",
            "plan_level",
            "limits",
            "version_history",
            "workflow_stages",
            "upload_limit",
            "refused_asset_types");

    /** The kinds of a space other than stories; the first ones have uuids. */
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

    /** The timestamp of items that have none in the dataset. */
    static final String LOADED_AT = "2026-01-15T09:30:00.000Z";

    private final Identities identities = new Identities();
    private final Map<Long, SpaceState> spaces = new LinkedHashMap<>();

    private DatasetLoader() {}

    /**
     * Loads all spaces of some datasets.
     *
     * @param roots the datasets; the loaded spaces share their contents
     * @throws DatasetException if a dataset is invalid
     */
    public static LoadedSpaces load(List<ObjectNode> roots) {
        DatasetLoader loader = new DatasetLoader();
        roots.forEach(loader::noteIds);
        roots.forEach(loader::load);
        return new LoadedSpaces(List.copyOf(loader.spaces.values()), loader.identities);
    }

    /** Notes every id that is given, so that none of them is assigned to an item that has none. */
    private void noteIds(ObjectNode root) {
        for (JsonNode space : root.path("spaces")) {
            Stream.concat(KINDS.stream(), Stream.of("stories", "workflow_stages"))
                    .flatMap(kind -> space.path(kind).valueStream())
                    .flatMap(item -> Stream.concat(
                            Stream.of(item), item.path("dimensions").valueStream()))
                    .forEach(item -> identities.seen(Nodes.integer(item, "id", 0)));
        }
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
        long id = Nodes.integer(given, "id", 0);
        if (id <= 0) {
            throw new DatasetException(place + ".id", "a space needs a positive id, not " + given.path("id"));
        }
        if (!given.path("name").isString()) {
            throw new DatasetException(place + ".name", "a space needs a name, not " + given.path("name"));
        }
        if (spaces.containsKey(id)) {
            throw new DatasetException(place + ".id", "the id " + id + " is used by two spaces");
        }
        ObjectNode settings = Nodes.object();
        Stream.concat(OTHER_SETTINGS.stream(), PortableSettings.NAMES.stream())
                .filter(key -> !Nodes.missing(given, key))
                .forEach(key -> settings.set(key, given.get(key).deepCopy()));
        SettingsCheck.check(settings, place);
        SpaceState space = new SpaceState(settings, languages(given.path("languages"), place + ".languages"));
        spaces.put(id, space);
        loadItems(given, place, space);
        new DatasetStories(space, identities)
                .load(array(given.path("stories"), place + ".stories"), place + ".stories");
    }

    private void loadItems(JsonNode given, String place, SpaceState space) {
        for (String kind : KINDS) {
            String at = place + "." + kind;
            JsonNode items = kind.equals("datasource_entries")
                    ? DatasetReferences.entries(space, array(given.path(kind), at))
                    : given.path(kind);
            loadRecords(items, at, space.records(kind), KINDS.indexOf(kind));
        }
        new DatasetReferences(space, place).resolve();
        DatasetFiles.load(space, place + ".assets");
    }

    private void loadRecords(JsonNode given, String place, Records records, int kind) {
        int index = 0;
        for (JsonNode item : array(given, place)) {
            String at = place + "[" + index++ + "]";
            if (!(item instanceof ObjectNode object)) {
                throw new DatasetException(at, "an object is needed, not " + item.getNodeType());
            }
            ObjectNode json = Nodes.shallowCopy(object);
            long id = Nodes.integer(json, "id", 0);
            if (id <= 0) {
                id = identities.nextId();
                json.put("id", id);
            }
            if (records.find(id).isPresent()) {
                throw new DatasetException(at + ".id", "the id " + id + " is used twice");
            }
            if (kind < KINDS_WITH_UUID && Nodes.missing(json, "uuid")) {
                json.put("uuid", identities.nextUuid());
            }
            json.putIfAbsent("created_at", Nodes.valueToTree(LOADED_AT));
            json.putIfAbsent("updated_at", Nodes.valueToTree(LOADED_AT));
            if (json.has("dimensions")) {
                json.set("dimensions", dimensions(json, id));
            }
            records.put(id, json);
        }
    }

    /** Returns the dimensions of a datasource; those without an id get one. */
    private ArrayNode dimensions(JsonNode datasource, long id) {
        ArrayNode dimensions = Nodes.array();
        for (JsonNode given : datasource.path("dimensions")) {
            ObjectNode dimension = dimensions.addObject();
            dimension.put("id", Nodes.integer(given, "id", 0)).put("datasource_id", id);
            given.properties().forEach(member -> dimension.set(member.getKey(), member.getValue()));
            if (Nodes.integer(dimension, "id", 0) <= 0) {
                dimension.put("id", identities.nextId());
            }
        }
        return dimensions;
    }

    private static List<SpaceState.Language> languages(JsonNode given, String place) {
        List<SpaceState.Language> languages = new ArrayList<>();
        for (JsonNode language : array(given, place)) {
            if (language.isString()) {
                languages.add(new SpaceState.Language(language.stringValue(), language.stringValue(), null));
            } else if (Nodes.string(language, "code").isPresent()) {
                languages.add(SpaceState.Language.of(language));
            } else {
                throw new DatasetException(place, "a language is {\"code\",\"name\"} or a code, not " + language);
            }
        }
        return languages;
    }

    private static JsonNode array(JsonNode given, String place) {
        if (given.isMissingNode() || given.isNull()) {
            return Nodes.array();
        }
        if (!given.isArray()) {
            throw new DatasetException(place, "an array is needed, not " + given.getNodeType());
        }
        return given;
    }
}
