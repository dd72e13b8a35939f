package dev.sbsync.core.equality;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.scan.LayerState;
import dev.sbsync.core.scan.LiveLanguages;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The languages in which a story is live on its own, as they are compared. Stateless. */
final class LiveLanguagesField {

    private LiveLanguagesField() {}

    /**
     * Returns the codes, sorted; null where the story does not say. A language whose draft has changed since it went
     * live differs from one that has not, except in dirty stories, whose draft is saved after all of them.
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
