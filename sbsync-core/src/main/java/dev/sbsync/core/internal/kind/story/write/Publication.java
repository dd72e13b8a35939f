package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.scan.LiveLanguages;
import dev.sbsync.core.plan.PublishMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The publish state that one item is to have in the target. Immutable.
 *
 * @param mirrored whether the publish state follows the source; otherwise it is kept, or published on request
 * @param all whether the write publishes everything
 * @param languages the languages that are published individually, possibly including the default one; empty otherwise
 */
record Publication(boolean mirrored, boolean all, List<String> languages) {

    /**
     * Returns the publish state for an item.
     *
     * @param singly whether the target publishes languages individually
     */
    static Publication of(StoryLayers layers, PublishMode mode, boolean singly) {
        boolean story = !layers.draft().folder();
        if (mode != PublishMode.MIRROR || !story || layers.publishedLayerMissing()) {
            return new Publication(false, story && mode == PublishMode.ALWAYS, List.of());
        }
        boolean published = layers.draft().published();
        boolean named = layers.draft().raw().has("translated_stories");
        if (!singly || (published && !named)) {
            return new Publication(true, published, List.of());
        }
        return new Publication(true, false, live(layers.draft()));
    }

    /** Returns the languages to unpublish; all of them if nothing is to be live. */
    List<String> offline(Story existing) {
        if (!mirrored || existing.folder() || all) {
            return List.of();
        }
        List<String> offline = live(existing);
        offline.removeAll(languages);
        return offline;
    }

    /** Returns whether everything to be published is already live, without unpublished changes. */
    boolean leavesNothingToPublish(Story existing) {
        return live(existing).containsAll(languages)
                && !(existing.dirty() && languages.contains(StoryOperations.DEFAULT_LANGUAGE))
                && LiveLanguages.of(existing.raw()).languages().stream()
                        .noneMatch(live -> live.changed() && languages.contains(live.code()));
    }

    private static List<String> live(Story story) {
        List<String> live = new ArrayList<>();
        if (story.published()) {
            live.add(StoryOperations.DEFAULT_LANGUAGE);
        }
        live.addAll(LiveLanguages.of(story.raw()).codes());
        return live;
    }
}
