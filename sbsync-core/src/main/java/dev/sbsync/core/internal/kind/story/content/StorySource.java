package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.transport.error.TransportException;
import java.util.Optional;

/**
 * The stories of the source, transformed and adapted to the target's languages. Plans, runs and verifications share
 * their reads. Thread-safe.
 */
public record StorySource(ContentManager content, SpaceLanguages languages, ContentTransform transform) {

    /** What the layers of a story depend on, apart from the story. */
    private record Variant(boolean allLayers, SpaceLanguages languages) {}

    /**
     * Returns the layers of a story; only its draft if the mode writes no other layer.
     *
     * @param stories the operations to read it with
     * @return empty if it was published again each time it was read
     * @throws InterruptedException if the thread is interrupted while another one reads it
     */
    public Optional<StoryLayers> read(StoryRow listed, PublishMode mode, StoryOperations stories)
            throws InterruptedException {
        LayerReader reader = LayerReader.ofSource(stories, languages, transform);
        boolean allLayers = mode == PublishMode.MIRROR;
        return content.read(
                listed,
                new Variant(allLayers, languages),
                StoryLayers.class,
                () -> allLayers ? reader.read(listed) : Optional.of(reader.readDraft(listed)));
    }

    /**
     * Returns all layers of a story, as for a plan or a verification.
     *
     * @throws TransportException {@code INTERRUPTED} if the thread is interrupted while another one reads it
     */
    public Optional<StoryLayers> read(StoryRow listed, StoryOperations stories) {
        try {
            return read(listed, PublishMode.MIRROR, stories);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    TransportException.Kind.INTERRUPTED, "Interrupted while reading a story.", 0, false, interrupt);
        }
    }
}
