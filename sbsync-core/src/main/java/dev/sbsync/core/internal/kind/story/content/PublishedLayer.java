package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.outcome.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The published layer of a dirty story.
 *
 * @param content its content, null if it cannot be had
 * @param problem why not, null if it can or need not be had
 */
record PublishedLayer(@Nullable JsonNode content, @Nullable Problem problem) {

    static final PublishedLayer NOT_READ = new PublishedLayer(null, null);

    static PublishedLayer of(JsonNode content) {
        return new PublishedLayer(content, null);
    }

    static PublishedLayer without(Problem problem) {
        return new PublishedLayer(null, problem);
    }

    StoryLayers with(Story draft) {
        return new StoryLayers(draft, content, problem);
    }
}
