package dev.sbsync.core;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Edits of some items of a space by somebody else, which can be taken back. */
final class TargetEdits {

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "component_groups", "name",
            "internal_tags", "name",
            "components", "description",
            "presets", "description",
            "datasources", "name",
            "datasource_entries", "value",
            "asset_folders", "name",
            "assets", "alt");

    private final FakeSpace space;
    private final List<Edit> edits = new ArrayList<>();

    private record Edit(String kind, long id, JsonNode before, String now) {}

    private TargetEdits(FakeSpace space) {
        this.space = space;
    }

    /** Edits about every fifth item. */
    static TargetEdits of(FakeSpace space, long seed) {
        TargetEdits edits = ofRecords(space, seed);
        Random random = new Random(~seed);
        space.stories().stream()
                .filter(story -> !story.folder() && random.nextInt(5) == 0)
                .forEach(edits::edit);
        return edits;
    }

    /** Edits about every fifth item that is no story. */
    static TargetEdits ofRecords(FakeSpace space, long seed) {
        TargetEdits edits = new TargetEdits(space);
        Random random = new Random(seed);
        ATTRIBUTES.keySet().stream()
                .sorted()
                .forEach(kind -> space.items(kind).stream()
                        .filter(item -> random.nextInt(5) == 0)
                        .forEach(item -> edits.edit(kind, item)));
        return edits;
    }

    private void edit(String kind, ObjectNode item) {
        long id = item.path("id").asLong();
        boolean inTrash = !item.path("deleted_at").asString("").isEmpty();
        if (!inTrash
                && space.item(kind, path(kind, id))
                        .filter(found -> found.path("id").asLong() == id) // of two at one path, the first
                        .isPresent()) {
            edits.add(new Edit(kind, id, item.path(ATTRIBUTES.get(kind)).deepCopy(), "by an editor " + id));
            set(kind, id, item.stringNode("by an editor " + id));
        }
    }

    private void edit(FakeStory story) {
        edits.add(new Edit("stories", story.id(), story.content().path("headline"), "by an editor"));
        space.edit(story.path(), edited -> edited.field("headline", "by an editor"));
    }

    private void set(String kind, long id, JsonNode value) {
        space.editItem(kind, path(kind, id), item -> {
            if (value.isMissingNode()) {
                item.remove(ATTRIBUTES.get(kind));
            } else {
                item.set(ATTRIBUTES.get(kind), value);
            }
        });
    }

    private String path(String kind, long id) {
        List<Long> ids =
                space.items(kind).stream().map(item -> item.path("id").asLong()).toList();
        return space.itemPaths(kind).get(ids.indexOf(id));
    }

    /** Returns the edits that the space has not any more. */
    List<String> lost() {
        return edits.stream().filter(edit -> !has(edit)).map(Edit::toString).toList();
    }

    private boolean has(Edit edit) {
        return edit.kind().equals("stories")
                ? space.stories().stream()
                        .anyMatch(story -> story.id() == edit.id()
                                && story.content().path("headline").asString("").equals(edit.now()))
                : space.items(edit.kind()).stream()
                        .anyMatch(item -> item.path("id").asLong() == edit.id()
                                && item.path(ATTRIBUTES.get(edit.kind()))
                                        .asString("")
                                        .equals(edit.now()));
    }

    /** Takes the edits back, but those of stories. */
    void takeBack() {
        edits.stream()
                .filter(edit -> !edit.kind().equals("stories"))
                .forEach(edit -> set(edit.kind(), edit.id(), edit.before()));
    }
}
