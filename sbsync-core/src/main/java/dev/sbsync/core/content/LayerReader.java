package dev.sbsync.core.content;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryVersion;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.LayerState;
import dev.sbsync.core.scan.StoryRow;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the layers of items. The API gives the draft with the story and the published layer only in the version history
 * (ma-facts §4.2), so a dirty story is three requests: its newest published version is found and read first, then the
 * draft, and all again where the story was published in between. A history that is refused is told with the layers:
 * what is thrown as not found or forbidden is about the story itself. Blocks; thread-safe.
 */
public final class LayerReader {

    private static final int ROUNDS = 5;

    private record History(
            @Nullable JsonNode published, @Nullable Problem refused) {

        static final History UNREAD = new History(null, null);

        StoryLayers with(Story draft) {
            return new StoryLayers(draft, published, refused);
        }
    }

    private final StoryOperations stories;

    /** Reads from a space. */
    public LayerReader(StoryOperations stories) {
        this.stories = stories;
    }

    /**
     * Reads one item: one request, and three or more where it is dirty.
     *
     * @return empty where the story was published again in every round, so that no two layers belong together
     */
    public Optional<StoryLayers> read(StoryRow row) {
        boolean historyRead = !row.folder() && row.state() == LayerState.DIRTY;
        Instant publishedAt = row.publishedAt();
        History history = historyRead ? history(row.id()) : History.UNREAD;
        for (int round = 0; round < ROUNDS; round++) {
            Story draft = stories.get(row.id());
            if (draft.folder() || LayerState.of(draft) != LayerState.DIRTY) {
                return Optional.of(new StoryLayers(draft, null));
            }
            Instant drafted = draft.publishedAt().orElse(null);
            if (historyRead && (history.refused() != null || Objects.equals(drafted, publishedAt))) {
                return Optional.of(history.with(draft));
            }
            publishedAt = drafted;
            history = history(row.id());
            historyRead = true;
        }
        return Optional.empty();
    }

    /** Adds the published layer to a story that is already read, where it is dirty. */
    public StoryLayers withHistory(Story draft) {
        boolean dirty = !draft.folder() && LayerState.of(draft) == LayerState.DIRTY;
        return (dirty ? history(draft.id()) : History.UNREAD).with(draft);
    }

    private History history(long id) {
        try {
            return new History(newestPublished(id), null);
        } catch (NotFoundException | ForbiddenException refused) {
            return new History(null, problem(refused));
        }
    }

    private static Problem problem(ApiException refused) {
        return new Problem(
                OutcomeCode.HISTORY_MISSING,
                "its version history could not be read: " + refused.getMessage(),
                refused.status());
    }

    /** Finds the version without the weight of all contents, and reads that one. */
    private @Nullable JsonNode newestPublished(long id) {
        Optional<StoryVersion> newest;
        try (Stream<StoryVersion> versions = stories.versions(id)) {
            newest = versions.filter(StoryVersion::published).findFirst();
        }
        return newest.map(version -> stories.version(version.id()).content()).orElse(null);
    }
}
