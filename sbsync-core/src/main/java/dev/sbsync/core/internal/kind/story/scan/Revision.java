package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.client.model.Story;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What shows that a story was changed.
 *
 * @param updatedAt when it was last saved or published, null if not listed
 * @param publishedAt when it was last published, null if never
 * @param versionId the id of its current version, null if not listed
 */
public record Revision(
        @Nullable Instant updatedAt,
        @Nullable Instant publishedAt,
        @Nullable Long versionId) {

    static Revision of(Story story) {
        JsonNode version = story.raw().path("current_version_id");
        return new Revision(
                story.updatedAt().orElse(null),
                story.publishedAt().orElse(null),
                version.isIntegralNumber() ? (Long) version.asLong() : null);
    }
}
