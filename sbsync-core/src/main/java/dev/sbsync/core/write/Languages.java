package dev.sbsync.core.write;

import dev.sbsync.client.model.TranslatedSlug;
import dev.sbsync.core.content.StoryLayers;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The languages of a target, and what of a story is in others. Immutable. */
final class Languages {

    /** Comes between a field's name and its language; a code's dashes are underscores after it. */
    private static final String MARK = "__i18n__";

    private final Set<String> known;

    Languages(Set<String> codes) {
        this.known = codes.stream().map(Languages::asInKeys).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the languages that content or slugs of a story are in and that the target lacks, sorted. */
    Set<String> missing(StoryLayers layers) {
        Set<String> used = new TreeSet<>();
        collect(layers.draft().raw().get("content"), used);
        collect(layers.published(), used);
        layers.draft().translatedSlugs().stream().map(TranslatedSlug::lang).forEach(used::add);
        used.removeIf(language -> known.contains(asInKeys(language)));
        return used;
    }

    private static void collect(@Nullable JsonNode node, Set<String> used) {
        if (node == null || !node.isContainer()) {
            return;
        }
        for (String name : node.propertyNames()) {
            int mark = name.lastIndexOf(MARK);
            if (mark >= 0) {
                used.add(name.substring(mark + MARK.length()));
            }
        }
        node.forEach(child -> collect(child, used));
    }

    private static String asInKeys(String code) {
        return code.replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
