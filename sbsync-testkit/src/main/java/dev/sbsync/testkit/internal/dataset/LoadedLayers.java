package dev.sbsync.testkit.internal.dataset;

import dev.sbsync.testkit.internal.state.Identities;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.StoredVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The published layer and the history of a story of a dataset. */
final class LoadedLayers {
    private LoadedLayers() {}

    /**
     * Gives a story of a dataset the history in the dataset, or else one derived from its state flags.
     *
     * @param published its {@code published_content}
     * @param versions its {@code versions}, oldest first
     */
    static void apply(
            Identities identities, StoredStory story, @Nullable JsonNode published, List<StoredVersion> versions) {
        if (story.folder()) {
            return;
        }
        if (!versions.isEmpty()) {
            versions.forEach(story::remember);
            story.publishedLayer(!story.published() ? null : story.unpublishedChanges() ? published : story.content());
            return;
        }
        JsonNode live = published == null && !story.unpublishedChanges() ? story.content() : published;
        boolean wasLive = story.published() || published != null;
        if (wasLive && live != null) {
            remember(identities, story, StoredVersion.PUBLISHED, live, at(story, "published_at"));
            story.publishedLayer(story.published() ? live : null);
        }
        if (!story.published() && published != null) {
            remember(
                    identities,
                    story,
                    StoredVersion.UNPUBLISHED,
                    live == null ? story.content() : live,
                    at(story, "updated_at"));
        }
        boolean unknownPast = story.published() && live == null;
        if (!unknownPast && (!story.published() || story.unpublishedChanges())) {
            remember(identities, story, StoredVersion.DRAFT, story.content(), at(story, "updated_at"));
        }
    }

    private static String at(StoredStory story, String attribute) {
        return story.json()
                .path(attribute)
                .asString(story.json().path("updated_at").asString(""));
    }

    private static void remember(Identities identities, StoredStory story, String status, JsonNode content, String at) {
        story.remember(new StoredVersion(identities.nextId(), status, content, at, null));
    }
}
