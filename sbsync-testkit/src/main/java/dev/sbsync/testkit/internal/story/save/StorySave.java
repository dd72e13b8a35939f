package dev.sbsync.testkit.internal.story.save;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.Layers;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.StoryShape;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates and updates stories: permitted attributes only, everything else is dropped silently (docs/management-api.md).
 * A save is checked as a whole before anything changes.
 */
public final class StorySave {
    private final FakeState state;
    private final SpaceState space;
    private final SaveRules rules;
    private final StoryAttributes permitted;

    public StorySave(FakeState state, SpaceState space) {
        this.state = state;
        this.space = space;
        this.rules = new SaveRules(state, space);
        this.permitted = new StoryAttributes(state, space);
    }

    /** Creates a story that is not published. */
    public StoredStory create(ObjectNode attributes) {
        ObjectNode next = StoryShape.defaults();
        String now = FakeState.timestamp(state.now());
        next.put("created_at", now).put("updated_at", now);
        permitted.apply(attributes, next);
        StoredStory story = new StoredStory(next);
        assignSlug(story);
        if (Nodes.missing(attributes, "position") || state.is(Switch.POSITION_IGNORED)) {
            next.put("position", space.lowestPosition(story.parentId()) - 10);
        }
        rules.check(story, null);
        rules.checkContentType(story);
        rules.checkQuota(story);
        next.put("id", state.identities().nextId())
                .put("uuid", state.identities().nextUuid());
        if (Nodes.missing(next, "group_id")) {
            next.put("group_id", state.identities().nextUuid());
        }
        LastAuthor.update(state, story);
        space.add(story);
        Layers.created(state, story);
        return story;
    }

    /** Updates the given attributes; the content is replaced as a whole. */
    public void update(StoredStory story, ObjectNode attributes) {
        ObjectNode next = Nodes.shallowCopy(story.json());
        permitted.apply(attributes, next);
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
        ObjectNode next = Nodes.shallowCopy(story.json());
        save.permitted.apply(attributes, next);
        save.rules.check(new StoredStory(next), story);
        space.change(story, () -> story.replace(next));
        LastAuthor.update(state, story);
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

    /** Renames start pages that have the slug of their folder. */
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
