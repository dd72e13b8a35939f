package dev.sbsync.testkit.internal.story.save;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies the permitted attributes of a write, in their stored form; others are dropped silently. */
public final class StoryAttributes {
    /** Attributes that are stored as they come. */
    public static final List<String> PLAIN = List.of(
            "default_root",
            "path",
            "sort_by_date",
            "meta_data",
            "pinned",
            "first_published_at",
            "publish_at",
            "expire_at",
            "base_version_id");

    private final FakeState state;
    private final StoredSpelling spelling;

    StoryAttributes(FakeState state, SpaceState space) {
        this.state = state;
        this.spelling = new StoredSpelling(state, space);
    }

    void apply(ObjectNode attributes, ObjectNode next) {
        for (String name : PLAIN) {
            if (attributes.has(name)) {
                next.set(name, spelling.attribute(name, attributes.get(name)));
            }
        }
        applyPlace(attributes, next);
        if (attributes.has("tag_list")) {
            next.set("tag_list", spelling.tags(attributes.path("tag_list")));
        }
        String editorFlag = attributes.has("disable_fe_editor") ? "disable_fe_editor" : "disble_fe_editor";
        if (attributes.has(editorFlag)) {
            next.set("disable_fe_editor", attributes.get(editorFlag));
            next.set("disble_fe_editor", attributes.get(editorFlag));
        }
        if (attributes.has("content")) {
            next.set("content", spelling.content(content(attributes.path("content"))));
        }
        if (!Nodes.missing(attributes, "translated_slugs_attributes") && !state.is(Switch.TRANSLATED_SLUGS_IGNORED)) {
            next.set(
                    "translated_slugs",
                    TranslatedSlugs.changed(state, next, attributes.path("translated_slugs_attributes")));
        }
    }

    /** Applies the name, and the attributes that place a story. */
    private void applyPlace(ObjectNode attributes, ObjectNode next) {
        if (attributes.has("name")) {
            next.put("name", attributes.path("name").asString(""));
        }
        if (attributes.has("slug")) {
            next.put("slug", spelling.slug(attributes.path("slug").asString("")));
        }
        for (String flag : new String[] {"is_folder", "is_startpage"}) {
            if (attributes.has(flag)) {
                next.put(flag, Query.on(attributes.path(flag).asString("")));
            }
        }
        if (attributes.has("parent_id")) {
            next.put("parent_id", parentId(attributes));
        }
        if (!Nodes.missing(attributes, "position") && !state.is(Switch.POSITION_IGNORED)) {
            next.put("position", Nodes.integer(attributes, "position", 0));
        }
        if (!Nodes.missing(attributes, "group_id")) {
            next.set("group_id", attributes.get("group_id"));
        }
    }

    private static long parentId(ObjectNode attributes) {
        if (Nodes.missing(attributes, "parent_id")) {
            return 0;
        }
        long id = Nodes.integer(attributes, "parent_id", -1);
        if (id < 0) {
            throw Refusal.invalid("parent", "must exist");
        }
        return id;
    }

    private static JsonNode content(JsonNode given) {
        if (given.isNull()) {
            return Nodes.object();
        }
        if (!given.isObject()) {
            throw Refusal.invalid("content", "is invalid");
        }
        return given;
    }
}
