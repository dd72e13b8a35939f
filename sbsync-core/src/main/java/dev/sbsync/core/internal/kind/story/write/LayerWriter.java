package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Equality;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.run.WriteStep;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Writes the layers of one item in the only safe order: the published layer first, then the draft
 * (docs/management-api.md). Every step writes a full state and is idempotent; content that is already live is not
 * published again. Folders are never published. Not thread-safe.
 */
final class LayerWriter {

    /** The fields that may differ while the published layer is correct; the uuid is changed by a separate request. */
    private static final Set<String> BESIDE_LIVE = Set.of(Difference.CONTENT, Difference.STATE, Difference.UUID);

    private static final String PUBLISH_AT = "publish_at";

    private final TargetRequests target;
    private final StoryLayers layers;
    private final PublishMode mode;
    private final Publication live;
    private final Arrangement arrangement;
    private final StoryPayload payload;

    LayerWriter(
            TargetRequests target,
            StoryLayers layers,
            TargetFolder folder,
            Writers.Settings settings,
            Arrangement arrangement) {
        this.target = target;
        this.layers = layers;
        this.mode = settings.publish();
        this.live =
                Publication.of(layers, settings.publish(), settings.languages().targetSingly());
        this.arrangement = arrangement;
        this.payload = withoutSchedule(
                arrangement.set(StoryPayload.copyOf(layers.draft()).parentId(folder.id())));
    }

    /**
     * Removes the scheduled publication: saving an item after that time may publish it (docs/management-api.md). Only
     * writes that publish everything keep it.
     */
    private StoryPayload withoutSchedule(StoryPayload copied) {
        boolean draftIsLive = live.all() && !twoLayers();
        return draftIsLive || copied.json().path(PUBLISH_AT).isMissingNode()
                ? copied
                : copied.set(PUBLISH_AT, JsonNodeFactory.instance.nullNode());
    }

    /** Creates the item with the layer that comes first. */
    Story createFirst() {
        return target.create(first(), publishes());
    }

    /** Creates the item with the layer that comes first, without publishing it. */
    Story createUnpublished() {
        return target.create(first(), false);
    }

    /** Writes the layer that comes first over an existing item. */
    Story updateFirst(Story existing) {
        WriteStep step = new WriteStep(WriteStep.Kind.WRITE, publishes());
        return target.update(
                step,
                existing.id(),
                arrangement.inUpdate(withFolderContent(first(), existing)).forTarget(existing));
    }

    /**
     * Omits content for a folder without any, unless the target's folder has settings, which an empty object clears.
     */
    private StoryPayload withFolderContent(StoryPayload sent, Story existing) {
        boolean clears = existing.folder()
                && layers.draft().content().isEmpty()
                && !existing.content().isEmpty();
        return clears ? sent.content(JsonNodeFactory.instance.objectNode()) : sent;
    }

    /**
     * Returns whether the published layer is already correct and only the draft is missing, so that it is not published
     * again.
     */
    boolean liveAlready(Story existing, List<Difference> differences) {
        return twoLayers()
                && layers.published() != null
                && LayerState.of(existing) == LayerState.PUBLISHED
                && differences.stream().map(Difference::field).allMatch(BESIDE_LIVE::contains)
                && Equality.sameContent(layers.published(), existing.content());
    }

    /**
     * Writes the draft after the published layer if both are needed; {@code written} is the response to the first
     * write.
     */
    void updateSecond(Story written) {
        if (twoLayers()) {
            target.update(
                    WriteStep.of(WriteStep.Kind.SAVE_DRAFT),
                    written.id(),
                    arrangement.inUpdate(payload).forTarget(written));
        }
    }

    /** Returns whether the first write publishes. */
    boolean publishes() {
        return live.all();
    }

    /** Returns whether the first write is published by separate requests, language by language. */
    boolean publishesSingly() {
        return !live.languages().isEmpty();
    }

    /**
     * Publishes exactly the languages that are live in the source; {@code written} is the response to the first write.
     */
    Story publishSingly(Story written) {
        return publishesSingly() ? target.publish(written.id(), live.languages()) : written;
    }

    /** Unpublishes what is live in the target but not in the source, before anything is written. */
    void unpublish(Story existing) {
        if (live.languages().isEmpty()) {
            target.unpublish(existing.id());
        } else {
            target.unpublish(existing.id(), live.offline(existing));
        }
    }

    /** Returns whether the live state is correct after {@link #unpublish}. */
    boolean settledByUnpublish(Story existing) {
        return unpublishes(existing) && live.leavesNothingToPublish(existing);
    }

    /** Returns whether the target must be unpublished before its draft is written. */
    boolean unpublishes(Story existing) {
        return !live.offline(existing).isEmpty();
    }

    private boolean twoLayers() {
        return mode == PublishMode.MIRROR && layers.published() != null;
    }

    private StoryPayload first() {
        return twoLayers() && layers.published() != null ? payload.content(layers.published()) : payload;
    }
}
