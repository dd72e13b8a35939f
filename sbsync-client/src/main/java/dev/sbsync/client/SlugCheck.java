package dev.sbsync.client;

import dev.sbsync.client.error.FieldMessage;
import dev.sbsync.client.model.StoryPayload;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of {@link StoryOperations#validateSlugs}.
 *
 * @param accepted whether the API would currently accept the slugs
 * @param messages what is wrong; may be empty if the API does not provide it
 */
public record SlugCheck(boolean accepted, List<FieldMessage> messages) {

    /** Copies the list. */
    public SlugCheck {
        messages = List.copyOf(messages);
    }

    /** Returns the part of a payload to check: slug, parent folder and translated slugs. */
    static ObjectNode body(StoryPayload payload) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode story = body.putObject("story");
        ObjectNode all = payload.json();
        story.put("is_startpage", all.path("is_startpage").booleanValue(false));
        for (String name : List.of("parent_id", "slug")) {
            JsonNode value = all.get(name);
            if (value != null) {
                story.set(name, value);
            }
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        all.path("translated_slugs_attributes")
                .valueStream()
                .filter(row -> !row.path("_destroy").booleanValue(false))
                .forEach(row -> {
                    ObjectNode checked = rows.addObject();
                    checked.set("lang", row.path("lang"));
                    checked.set("slug", row.path("slug"));
                });
        if (!rows.isEmpty()) {
            story.set("translated_slugs_attributes", rows);
        }
        return body;
    }
}
