package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.scan.LiveLanguages;
import dev.sbsync.core.item.LayerState;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The comparison form of a story's individually published languages. Stateless. */
final class LiveLanguagesField {

    private LiveLanguagesField() {}

    /**
     * Returns the sorted codes; null if the story has no such data. A language with unpublished changes differs from
     * one without, except in dirty stories, whose draft is saved after publishing.
     */
    static @Nullable String of(Story story) {
        if (story.folder() || !story.raw().path("translated_stories").isArray()) {
            return null;
        }
        boolean dirty = LayerState.of(story) == LayerState.DIRTY;
        TreeMap<String, Boolean> codes = new TreeMap<>();
        LiveLanguages.of(story.raw())
                .languages()
                .forEach(language -> codes.put(language.code(), language.changed() && !dirty));
        return codes.entrySet().stream()
                .map(code -> code.getKey() + (code.getValue() ? " (changed)" : ""))
                .collect(Collectors.joining(", "));
    }
}
