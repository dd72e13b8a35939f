package dev.sbsync.testkit.internal.story.view;

import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.Translations;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The path of a story in every language of its space, by the translated slugs of its folders and its own. */
final class LocalizedPaths {
    private LocalizedPaths() {}

    static ArrayNode of(SpaceState space, StoredStory story, List<StoredStory> ancestors) {
        ArrayNode paths = Nodes.array();
        for (SpaceState.Language language : space.languages()) {
            StringBuilder path = new StringBuilder();
            ancestors.forEach(
                    folder -> path.append(slugIn(folder, language.code())).append('/'));
            if (!story.startPage()) {
                path.append(slugIn(story, language.code()));
            }
            ObjectNode row = paths.addObject().put("path", path.toString());
            JsonNode name = SpaceState.translatedSlug(story, language.code())
                    .map(slug -> slug.path("name"))
                    .orElse(null);
            row.set("name", name == null ? Nodes.valueToTree(null) : name);
            row.put("lang", language.code());
            if (Translations.live(story, language.code())) {
                row.put("published", true);
            } else {
                row.putNull("published");
            }
        }
        return paths;
    }

    private static String slugIn(StoredStory story, String language) {
        return SpaceState.translatedSlug(story, language)
                .map(row -> Nodes.string(row, "slug", ""))
                .filter(slug -> !slug.isEmpty())
                .orElse(story.slug());
    }
}
