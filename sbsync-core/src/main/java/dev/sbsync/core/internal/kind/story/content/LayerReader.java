package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.plan.SpaceLanguages;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the layers of items. The API returns the draft with the story, but the published layer only in the version
 * history (docs/management-api.md), so a dirty story takes three requests: its live version is found and read first,
 * then the draft, and both again if the story was published in between. Problems of the history are part of the result;
 * exceptions concern the story itself. Blocks; thread-safe.
 */
public final class LayerReader {

    private static final int ROUNDS = 5;

    private final StoryOperations stories;
    private final HistoryReader history;
    private final LanguageFit languages;
    private final TransformedLayers transform;

    private LayerReader(StoryOperations stories, SpaceLanguages languages, ContentTransform transform) {
        this.stories = stories;
        this.history = new HistoryReader(stories);
        this.languages = new LanguageFit(languages);
        this.transform = new TransformedLayers(transform);
    }

    /** Returns a reader of a source, which transforms the content and adapts it to the target's languages. */
    public static LayerReader ofSource(StoryOperations stories, SpaceLanguages languages, ContentTransform transform) {
        return new LayerReader(stories, languages, transform);
    }

    /** Returns a reader of a target, which returns items unchanged. */
    public static LayerReader ofTarget(StoryOperations stories) {
        return new LayerReader(stories, SpaceLanguages.UNKNOWN, ContentTransform.NONE);
    }

    /** Reads only the draft of an item: one request. */
    public StoryLayers readDraft(StoryRow row) {
        return fitted(new StoryLayers(stories.get(row.id()), null), false);
    }

    /**
     * Reads one item: one request, and three or more where it is dirty.
     *
     * @return empty if the story was published again in every round, so that no two layers belong together
     */
    public Optional<StoryLayers> read(StoryRow row) {
        return together(row).map(layers -> fitted(layers, true));
    }

    private StoryLayers fitted(StoryLayers read, boolean layersMirrored) {
        return languages.of(transform.of(read), layersMirrored);
    }

    private Optional<StoryLayers> together(StoryRow row) {
        boolean historyRead = !row.folder() && row.state() == LayerState.DIRTY && row.publishedAt() != null;
        Instant publishedAt = row.publishedAt();
        PublishedLayer published = historyRead ? history.published(row.id(), publishedAt) : PublishedLayer.NOT_READ;
        for (int round = 0; round < ROUNDS; round++) {
            Story draft = stories.get(row.id());
            if (draft.folder() || StoryRow.stateOf(draft) != LayerState.DIRTY) {
                return Optional.of(new StoryLayers(draft, null));
            }
            Instant drafted = draft.publishedAt().orElse(null);
            StoryLayers layers = published.with(draft);
            if (historyRead && (layers.historyRefused() || Objects.equals(drafted, publishedAt))) {
                return Optional.of(layers);
            }
            publishedAt = drafted;
            published = history.published(row.id(), publishedAt);
            historyRead = true;
        }
        return Optional.empty();
    }

    /** Adds the published layer to a story that is already read, if it is dirty. */
    public StoryLayers withHistory(Story draft) {
        boolean dirty = !draft.folder() && StoryRow.stateOf(draft) == LayerState.DIRTY;
        return dirty
                ? history.published(draft.id(), draft.publishedAt().orElse(null))
                        .with(draft)
                : new StoryLayers(draft, null);
    }
}
