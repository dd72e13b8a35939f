package dev.sbsync.testkit.internal.story.save;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.NestedAttributes;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies {@code translated_slugs_attributes}, rows {@code {id?, lang, slug, name?, _destroy?}}
 * (docs/management-api.md).
 */
final class TranslatedSlugs {
    private static final NestedAttributes ROWS = new NestedAttributes("lang", "slug", "name");

    private TranslatedSlugs() {}

    /** Returns the rows as they are after the change; the story itself is unchanged. */
    static ArrayNode changed(FakeState state, ObjectNode story, JsonNode changes) {
        return ROWS.changed(story.path("translated_slugs"), changes, new Kind(state));
    }

    /**
     * Refuses rows that may not be stored: in a language that the space does not have, and a slug that another story of
     * the folder has in that language. Rows that the story had before are not checked again.
     */
    static void check(FakeState state, SpaceState space, StoredStory next, @Nullable StoredStory before) {
        boolean moved = before != null && before.parentId() != next.parentId();
        for (JsonNode row : next.json().path("translated_slugs")) {
            String language = Nodes.string(row, "lang", "");
            boolean stored = before != null && same(row, SpaceState.translatedSlug(before, language));
            boolean known =
                    space.languages().stream().anyMatch(one -> one.code().equals(language));
            if (!stored && !known && !state.is(Switch.UNKNOWN_LANGUAGE_STORED)) {
                throw Refusal.errorMap(422, "translated_slugs.lang", "is not included in the list");
            }
            boolean fresh = !stored || moved;
            if (state.is(Switch.TRANSLATED_SLUG_UNIQUE, () -> fresh && taken(space, next, before, row))) {
                throw Refusal.errorMap(422, "translated_slugs.slug", "has already been taken");
            }
        }
    }

    private static boolean same(JsonNode row, Optional<JsonNode> before) {
        return before.filter(old -> old.path("slug").equals(row.path("slug"))).isPresent();
    }

    private static boolean taken(SpaceState space, StoredStory next, @Nullable StoredStory before, JsonNode row) {
        return space.children(next.parentId()).stream()
                .filter(sibling -> sibling != before && !sibling.deleted() && sibling.folder() == next.folder())
                .map(sibling -> SpaceState.translatedSlug(sibling, Nodes.string(row, "lang", "")))
                .anyMatch(other -> same(row, other));
    }

    private record Kind(FakeState state) implements NestedAttributes.Rows {
        @Override
        public ObjectNode added(List<ObjectNode> rows, JsonNode change) {
            String language = Nodes.string(change, "lang", "");
            boolean known =
                    rows.stream().anyMatch(row -> Nodes.string(row, "lang", "").equals(language));
            if (known && !state.is(Switch.TRANSLATED_SLUG_DUPLICATES)) {
                throw Refusal.invalid("translated_slugs.lang", "has already been taken");
            }
            ObjectNode row = Nodes.object().put("id", state.identities().nextId());
            return row.putNull("lang").putNull("slug").putNull("name").putNull("published");
        }

        @Override
        public void check(ObjectNode row) {
            for (String name : new String[] {"lang", "slug"}) {
                if (Nodes.string(row, name, "").isBlank()) {
                    throw Refusal.invalid("translated_slugs." + name, "can't be blank");
                }
            }
        }
    }
}
