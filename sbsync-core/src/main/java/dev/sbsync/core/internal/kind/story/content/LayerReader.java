package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryVersionQuery;
import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.ThrottledException;
import dev.sbsync.client.error.UnauthorizedException;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryVersion;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the layers of items. The API returns the draft with the story, but the published layer only in the version
 * history (docs/management-api.md), so a dirty story takes three requests: its live version is found and read first,
 * then the draft, and both again if the story was published in between. Problems of the history are part of the result;
 * exceptions concern the story itself. Blocks; thread-safe.
 */
public record LayerReader(StoryOperations stories) {

    private static final int ROUNDS = 5;

    /** The published layer of a dirty story, or why it cannot be had; neither if it was not read. */
    private record Published(
            @Nullable JsonNode content, @Nullable Problem problem) {

        static final Published NOT_READ = new Published(null, null);

        static Published missing(OutcomeCode code, String why) {
            return new Published(null, new Problem(code, why));
        }

        StoryLayers with(Story draft) {
            return new StoryLayers(draft, content, problem);
        }
    }

    /**
     * Reads one item: one request, and three or more where it is dirty.
     *
     * @return empty if the story was published again in every round, so that no two layers belong together
     */
    Optional<StoryLayers> read(StoryRow row) {
        boolean historyRead = !row.folder() && row.state() == LayerState.DIRTY && row.publishedAt() != null;
        Instant publishedAt = row.publishedAt();
        Published published = historyRead ? published(row.id(), publishedAt) : Published.NOT_READ;
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
            published = published(row.id(), publishedAt);
            historyRead = true;
        }
        return Optional.empty();
    }

    /** Returns the layers of a story that is already read; the published one is read if wanted, and the story dirty. */
    public StoryLayers layers(Story draft, boolean publishedWanted) {
        boolean dirty = !draft.folder() && StoryRow.stateOf(draft) == LayerState.DIRTY;
        return publishedWanted && dirty
                ? published(draft.id(), draft.publishedAt().orElse(null)).with(draft)
                : new StoryLayers(draft, null);
    }

    /**
     * Finds the live version in the history without contents, and reads only that version: two requests. If it cannot
     * be read by id, the history is listed with contents.
     *
     * @param publishedAt when the story was last published, null if unknown
     */
    private Published published(long storyId, @Nullable Instant publishedAt) {
        try {
            Optional<StoryVersion> live;
            try (Stream<StoryVersion> versions = stories.versions(storyId)) {
                live = LiveVersion.of(versions, publishedAt);
            }
            return live.isPresent()
                    ? content(storyId, live.get().id())
                    : Published.missing(OutcomeCode.PUBLISHED_LAYER_MISSING, "its history has no version that is live");
        } catch (NotFoundException | ForbiddenException refused) {
            return new Published(
                    null,
                    new Problem(
                            OutcomeCode.HISTORY_MISSING,
                            "its version history could not be read: " + refused.getMessage(),
                            refused.status()));
        }
    }

    private Published content(long storyId, long versionId) {
        ApiException refused = null;
        try {
            JsonNode content = stories.version(versionId).content();
            if (StoryLayers.readable(content)) {
                return new Published(content, null);
            }
        } catch (UnauthorizedException | ThrottledException notAboutTheVersion) {
            throw notAboutTheVersion;
        } catch (ApiException notByItsId) {
            refused = notByItsId;
        }
        Optional<JsonNode> listed = listed(storyId, versionId);
        if (listed.isEmpty() && refused != null) {
            throw refused;
        }
        return listed.filter(StoryLayers::readable)
                .map(content -> new Published(content, null))
                .orElseGet(() -> Published.missing(
                        OutcomeCode.SOURCE_UNREADABLE,
                        "its published layer (version " + versionId + ") has no content that can be copied"));
    }

    private Optional<JsonNode> listed(long storyId, long versionId) {
        try (Stream<StoryVersion> versions =
                stories.versions(StoryVersionQuery.ofStory(storyId).withContent())) {
            return versions.filter(version -> version.id() == versionId)
                    .findFirst()
                    .map(StoryVersion::content);
        }
    }
}
