package dev.sbsync.testkit.internal.story.save;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.Stages;
import dev.sbsync.testkit.internal.state.StoredStory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Validates a story before it is stored, as the API does (docs/management-api.md). */
public final class SaveRules {
    private static final Pattern FORBIDDEN_IN_SLUG = Pattern.compile("[/\\\\?#\\s]");

    private static final Pattern PLAIN_SLUG = Pattern.compile("[a-z0-9._~-]+");

    private static final int LONGEST_NAME = 255;

    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final FakeState state;
    private final SpaceState space;

    public SaveRules(FakeState state, SpaceState space) {
        this.state = state;
        this.space = space;
    }

    /**
     * Validates a story before it is stored.
     *
     * @param next the story as it would be
     * @param before the stored story that it would replace, null for a new one
     */
    public void check(StoredStory next, @Nullable StoredStory before) {
        String name = Nodes.string(next.json(), "name", "");
        if (name.isBlank()) {
            throw Refusal.invalid("name", "can't be blank");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw Refusal.invalid("name", "is too long (maximum is " + LONGEST_NAME + " characters)");
        }
        if (next.slug().isBlank()) {
            throw Refusal.invalid("slug", "can't be blank");
        }
        boolean plain = PLAIN_SLUG.matcher(next.slug()).matches();
        if (FORBIDDEN_IN_SLUG.matcher(next.slug()).find()
                || (slugChanges(next, before) && state.is(Switch.SLUG_ASCII_ONLY, !plain))) {
            throw Refusal.invalid("slug", "is invalid");
        }
        checkParent(next, before);
        checkSlugFree(next, before);
        checkStartPage(next, before);
        checkRootComponent(next, before);
        TranslatedSlugs.check(state, space, next, before);
    }

    private static boolean slugChanges(StoredStory next, @Nullable StoredStory before) {
        return before == null || !before.slug().equals(next.slug());
    }

    /**
     * Refuses a save of a story that another user edits, unless it is forced, or whose workflow stage locks it, which
     * {@code force_update} does not override (docs/management-api.md).
     */
    public void checkEditable(StoredStory story, boolean force) {
        if (Stages.editingLocked(space, story)) {
            throw Refusal.error(lockedStatus(), "The story is locked by its workflow stage");
        }
        if (story.locked() && !force) {
            throw Refusal.error(lockedStatus(), "The story is locked: another user is editing it");
        }
    }

    private int lockedStatus() {
        return state.is(Switch.LOCK_IS_FORBIDDEN) ? 403 : 422;
    }

    /** Refuses what is over the quota of the space; the real body is not known (docs/management-api.md). */
    void checkQuota(StoredStory next) {
        String kind = next.folder() ? "folders" : "stories";
        long limit = Nodes.integer(space.settings().path("limits"), kind, NO_LIMIT);
        // counting visits every story: skipped without a limit
        if (limit != NO_LIMIT && space.count(next.folder()) >= limit) {
            throw Refusal.error(422, "The limit of " + limit + " " + kind + " is reached");
        }
    }

    private void checkParent(StoredStory next, @Nullable StoredStory before) {
        if (next.parentId() == 0) {
            return;
        }
        StoredStory parent = space.find(next.parentId())
                .filter(StoredStory::folder)
                .orElseThrow(() -> Refusal.invalid("parent", "must exist"));
        if (before != null && (parent == before || space.below(parent, before))) {
            throw Refusal.invalid("parent", "is invalid");
        }
    }

    private void checkSlugFree(StoredStory next, @Nullable StoredStory before) {
        for (StoredStory sibling : space.at(next.parentId(), next.slug())) {
            if (sibling != before
                    && sameScope(next, sibling)
                    && (!sibling.deleted() || state.is(Switch.TRASH_BLOCKS_SLUG))) {
                throw Refusal.invalid("slug", "has already been taken");
            }
        }
    }

    private boolean sameScope(StoredStory next, StoredStory sibling) {
        return next.folder() == sibling.folder() || state.is(Switch.SLUG_UNIQUE_ACROSS_KINDS);
    }

    private void checkStartPage(StoredStory next, @Nullable StoredStory before) {
        boolean second = next.startPage()
                && space.startPages(next.parentId()).stream().anyMatch(other -> other != before && !other.deleted());
        if (second && !state.is(Switch.SECOND_START_PAGE_STORED)) {
            throw Refusal.invalid("is_startpage", "has already been taken");
        }
    }

    /** A component that is no content type cannot be the root of a content (docs/management-api.md). */
    private void checkRootComponent(StoredStory next, @Nullable StoredStory before) {
        boolean same = before != null && before.contentType().equals(next.contentType());
        boolean nestable = !same
                && !next.folder()
                && space.records("components").all().stream()
                        .anyMatch(
                                component -> Nodes.string(component, "name", "").equals(next.contentType())
                                        && !Nodes.isTrue(component, "is_root"));
        if (nestable) {
            throw Refusal.error(422, "please select a content type component as your root component");
        }
    }

    /** The folder may restrict the content types of new stories; only a POST is checked (docs/management-api.md). */
    void checkContentType(StoredStory next) {
        if (next.folder()) {
            return;
        }
        List<String> allowed = allowedContentTypes(next);
        if (!allowed.isEmpty() && !allowed.contains(next.contentType())) {
            throw Refusal.invalid("content_type", "is not allowed in this folder, only " + String.join(", ", allowed));
        }
    }

    /** The nearest restriction counts: the folder's own, or one of an outer folder that applies to its subfolders. */
    private List<String> allowedContentTypes(StoredStory next) {
        List<StoredStory> folders = space.ancestors(next);
        for (int i = folders.size() - 1; i >= 0; i--) {
            JsonNode content = folders.get(i).content();
            boolean own = i == folders.size() - 1;
            if (own || Nodes.isTrue(content, "lock_subfolders_content_types")) {
                List<String> types = new ArrayList<>();
                content.path("content_types").forEach(type -> types.add(type.asString("")));
                if (!types.isEmpty()) {
                    return types;
                }
            }
        }
        return List.of();
    }
}
