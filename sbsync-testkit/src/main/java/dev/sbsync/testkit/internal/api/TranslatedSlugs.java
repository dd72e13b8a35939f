package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.state.FakeState;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies {@code translated_slugs_attributes}, rows {@code {id?, lang, slug, name?, _destroy?}} (ma-facts §3.4, §4.1).
 */
final class TranslatedSlugs {
    private TranslatedSlugs() {}

    /** Returns the rows as they are after the change; the story itself stays as it is. */
    static ArrayNode changed(FakeState state, ObjectNode story, JsonNode changes) {
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode row : story.path("translated_slugs")) {
            rows.add(((ObjectNode) row).deepCopy());
        }
        for (JsonNode change : changes) {
            apply(state, rows, change);
        }
        return Json.array().addAll(rows);
    }

    private static void apply(FakeState state, List<ObjectNode> rows, JsonNode change) {
        ObjectNode row;
        if (Json.missing(change, "id")) {
            row = added(state, rows, change);
        } else {
            row = named(rows, change);
        }
        if (Query.on(change.path("_destroy").asString(""))) {
            rows.remove(row);
            return;
        }
        for (String name : new String[] {"lang", "slug", "name"}) {
            if (change.has(name)) {
                row.set(name, change.get(name));
            }
        }
        for (String name : new String[] {"lang", "slug"}) {
            if (Json.string(row, name, "").isBlank()) {
                throw Refusal.invalid("translated_slugs." + name, "can't be blank");
            }
        }
    }

    /** Returns the row that a change names by its id; 404 where there is none. */
    static ObjectNode named(List<ObjectNode> rows, JsonNode change) {
        long id = Json.integer(change, "id", -1);
        return rows.stream()
                .filter(candidate -> Json.integer(candidate, "id", 0) == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private static ObjectNode added(FakeState state, List<ObjectNode> rows, JsonNode change) {
        String language = Json.string(change, "lang", "");
        boolean known =
                rows.stream().anyMatch(row -> Json.string(row, "lang", "").equals(language));
        if (known && !state.is(Switch.TRANSLATED_SLUG_DUPLICATES)) {
            throw Refusal.invalid("translated_slugs.lang", "has already been taken");
        }
        ObjectNode row = Json.object().put("id", state.identities().nextId());
        row.putNull("lang").putNull("slug").putNull("name").putNull("published");
        rows.add(row);
        return row;
    }
}
