package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryVersionQuery;
import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.ThrottledException;
import dev.sbsync.client.error.UnauthorizedException;
import dev.sbsync.client.model.StoryVersion;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the published layer of a dirty story from its version history. Blocks; thread-safe. */
final class HistoryReader {

    private static final Problem NOT_THERE =
            new Problem(OutcomeCode.PUBLISHED_LAYER_MISSING, "its history has no version that is live");

    private final StoryOperations stories;

    HistoryReader(StoryOperations stories) {
        this.stories = stories;
    }

    /**
     * Finds the live version in the history without contents, and reads only that version: two requests. If it cannot
     * be read by id, the history is listed with contents.
     *
     * @param publishedAt when the story was last published, null if unknown
     */
    PublishedLayer published(long storyId, @Nullable Instant publishedAt) {
        try {
            Optional<StoryVersion> live;
            try (Stream<StoryVersion> versions = stories.versions(storyId)) {
                live = LiveVersion.of(versions, publishedAt);
            }
            return live.isPresent() ? content(storyId, live.get().id()) : PublishedLayer.without(NOT_THERE);
        } catch (NotFoundException | ForbiddenException refused) {
            return PublishedLayer.without(new Problem(
                    OutcomeCode.HISTORY_MISSING,
                    "its version history could not be read: " + refused.getMessage(),
                    refused.status()));
        }
    }

    private PublishedLayer content(long storyId, long versionId) {
        ApiException refused = null;
        try {
            JsonNode content = stories.version(versionId).content();
            if (ReadableContent.ofStory(content)) {
                return PublishedLayer.of(content);
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
        return listed.filter(ReadableContent::ofStory)
                .map(PublishedLayer::of)
                .orElseGet(() -> PublishedLayer.without(new Problem(
                        OutcomeCode.SOURCE_UNREADABLE,
                        "its published layer (version " + versionId + ") has no content that can be copied")));
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
