package dev.sbsync.testkit.internal.story.save;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.Layers;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.StoryShape;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates and updates stories: permitted attributes only, everything else is dropped silently (docs/management-api.md).
 * A save is checked as a whole before anything changes.
 */
public final class StorySave {
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
    private final SpaceState space;
    private final StoryRules rules;
    private final StoredSpelling spelling;

    public StorySave(FakeState state, SpaceState space) {
        this.state = state;
        this.space = space;
        this.rules = new StoryRules(state, space);
        this.spelling = new StoredSpelling(state, space);
    }

    /** Creates a story that is not published. */
    public StoredStory create(ObjectNode attributes) {
        ObjectNode next = StoryShape.defaults();
        String now = FakeState.timestamp(state.now());
        next.put("created_at", now).put("updated_at", now);
        apply(attributes, next);
        StoredStory story = new StoredStory(next);
        assignSlug(story);
        if (Json.missing(attributes, "position") || state.is(Switch.POSITION_IGNORED)) {
            next.put("position", space.lowestPosition(story.parentId()) - 10);
        }
        rules.check(story, null);
        rules.checkContentType(story);
        rules.checkQuota(story);
        next.put("id", state.identities().nextId())
                .put("uuid", state.identities().nextUuid());
        if (Json.missing(next, "group_id")) {
            next.put("group_id", state.identities().nextUuid());
        }
        LastAuthor.update(state, story);
        space.add(story);
        Layers.created(state, story);
        return story;
    }

    /** Updates the attributes that are there; the content is replaced as a whole. */
    public void update(StoredStory story, ObjectNode attributes) {
        ObjectNode next = Json.shallowCopy(story.json());
        apply(attributes, next);
        rules.check(new StoredStory(next), story);
        String slugBefore = story.slug();
        space.change(story, () -> story.replace(next));
        if (story.folder() && !story.slug().equals(slugBefore)) {
            renameStartPages(story, slugBefore);
        }
        LastAuthor.update(state, story);
        Layers.saved(state, story, changesMoreThanMetaData(attributes));
    }

    /** Moves a story without saving it: its state stays, and there is no new version. */
    public static void place(FakeState state, SpaceState space, StoredStory story, ObjectNode attributes) {
        StorySave save = new StorySave(state, space);
        ObjectNode next = Json.shallowCopy(story.json());
        save.apply(attributes, next);
        save.rules.check(new StoredStory(next), story);
        space.change(story, () -> story.replace(next));
        LastAuthor.update(state, story);
    }

    private void apply(ObjectNode attributes, ObjectNode next) {
        for (String name : PLAIN) {
            if (attributes.has(name)) {
                next.set(name, spelling.attribute(name, attributes.get(name)));
            }
        }
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
        if (!Json.missing(attributes, "position") && !state.is(Switch.POSITION_IGNORED)) {
            next.put("position", Json.integer(attributes, "position", 0));
        }
        if (!Json.missing(attributes, "group_id")) {
            next.set("group_id", attributes.get("group_id"));
        }
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
        if (!Json.missing(attributes, "translated_slugs_attributes") && !state.is(Switch.TRANSLATED_SLUGS_IGNORED)) {
            next.set(
                    "translated_slugs",
                    TranslatedSlugs.changed(state, next, attributes.path("translated_slugs_attributes")));
        }
    }

    private static long parentId(ObjectNode attributes) {
        if (Json.missing(attributes, "parent_id")) {
            return 0;
        }
        long id = Json.integer(attributes, "parent_id", -1);
        if (id < 0) {
            throw Refusal.invalid("parent", "must exist");
        }
        return id;
    }

    private static JsonNode content(JsonNode given) {
        if (given.isNull()) {
            return Json.object();
        }
        if (!given.isObject()) {
            throw Refusal.invalid("content", "is invalid");
        }
        return given;
    }

    /** A story without a slug gets a uuid for one (docs/management-api.md); a start page has its folder's. */
    private void assignSlug(StoredStory story) {
        if (story.slug().isEmpty()) {
            String folderSlug = story.startPage()
                    ? space.find(story.parentId()).map(StoredStory::slug).orElse("")
                    : "";
            story.editable()
                    .put("slug", folderSlug.isEmpty() ? state.identities().nextUuid() : folderSlug);
        }
    }

    /** A start page that was called like its folder stays so. */
    private void renameStartPages(StoredStory folder, String slugBefore) {
        for (StoredStory page : space.startPages(folder.id())) {
            if (page.slug().equals(slugBefore)) {
                space.change(page, () -> page.editable().put("slug", folder.slug()));
            }
        }
    }

    private static boolean changesMoreThanMetaData(ObjectNode attributes) {
        return attributes.propertyNames().stream().anyMatch(name -> !name.equals("meta_data"));
    }
}
