package dev.sbsync.testkit.internal.dataset;

import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.History;
import dev.sbsync.testkit.internal.state.Identities;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.Stages;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.StoryPaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Loads the stories of one space: completes them, assigns their folders, and refuses contradictions. */
final class DatasetStories {
    private final SpaceState space;
    private final Identities identities;

    DatasetStories(SpaceState space, Identities identities) {
        this.space = space;
        this.identities = identities;
    }

    void load(JsonNode given, String place) {
        List<DatasetStory> entries = read(given, place);
        entries.forEach(entry -> StoryDefaults.complete(entry.json(), identities, DatasetLoader.LOADED_AT));
        placeByPath(entries);
        entries.forEach(entry -> space.add(entry.stored()));
        Set<String> taken = new HashSet<>();
        entries.forEach(entry -> checkParent(entry));
        entries.forEach(entry -> check(entry, taken));
        entries.forEach(entry ->
                LoadedLayers.apply(identities, entry.stored(), entry.publishedContent(), entry.versions(identities)));
        entries.forEach(entry -> loadStage(entry));
        if (History.startsEmpty(space)) {
            entries.forEach(entry -> entry.stored().forgetHistory());
        }
    }

    /** Reads all stories and checks that their ids and uuids are unique. */
    private List<DatasetStory> read(JsonNode given, String place) {
        List<DatasetStory> entries = new ArrayList<>();
        Set<Long> ids = new HashSet<>();
        Set<String> uuids = new HashSet<>();
        for (JsonNode story : given) {
            DatasetStory entry = DatasetStory.of(story, place + "[" + entries.size() + "]");
            long id = Nodes.integer(story, "id", 0);
            if (id != 0 && !ids.add(id)) {
                throw entry.bad("id", "the id " + id + " is used by two stories");
            }
            if (id < 0 || (id == 0 && !Nodes.missing(story, "id"))) {
                throw entry.bad("id", "an id is a positive integer, not " + story.path("id"));
            }
            if (!Nodes.missing(story, "uuid") && !uuids.add(Nodes.string(story, "uuid", ""))) {
                throw entry.bad("uuid", "the uuid " + story.path("uuid") + " is used by two stories");
            }
            entries.add(entry);
        }
        return entries;
    }

    /** A story with a full slug but no parent is put into the folder at that path. */
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

    private void checkParent(DatasetStory entry) {
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

    private void check(DatasetStory entry, Set<String> taken) {
        StoredStory story = entry.stored();
        if (!story.deleted() && !taken.add(story.parentId() + "/" + story.folder() + "/" + story.slug())) {
            throw entry.bad("slug", "\"" + story.slug() + "\" is used twice in the same folder");
        }
        String derived = StoryPaths.withoutTrailingSlash(space.fullSlug(story));
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

    private void loadStage(DatasetStory entry) {
        entry.stored().locked(entry.locked());
        if (Nodes.missing(entry.json(), "stage")) {
            return;
        }
        JsonNode given = entry.json().path("stage");
        JsonNode stage = (given.isString()
                        ? Stages.named(space, given.stringValue())
                        : Stages.withId(space, entry.stored().stageId()))
                .orElseThrow(() -> entry.bad("stage", "the space has no such workflow stage: " + given));
        Stages.enter(entry.stored(), stage, DatasetLoader.LOADED_AT);
    }
}
