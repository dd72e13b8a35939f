package dev.sbsync.core.write;

import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.core.content.StoryLayers;
import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.equality.Equality;
import dev.sbsync.core.preflight.PublishMode;
import dev.sbsync.core.scan.LayerState;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Writes the layers of one item, in the only safe order: what goes live first, then the draft (docs/management-api.md).
 * Every step writes a full state and can be repeated; what is live already is not published again. Folders are never
 * published. Not thread-safe.
 */
final class LayerWriter {

    /** In what an item may differ of which the published layer is right; the uuid has a request of its own. */
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
     * A save after its time to publish may publish an item (docs/management-api.md). So no write has that time, unless
     * it publishes all that is there.
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
     * A folder without content sends none; only where the target's folder has settings, an empty object clears them.
     */
    private StoryPayload withFolderContent(StoryPayload sent, Story existing) {
        boolean clears = existing.folder()
                && layers.draft().content().isEmpty()
                && !existing.content().isEmpty();
        return clears ? sent.content(JsonNodeFactory.instance.objectNode()) : sent;
    }

    /**
     * Returns whether what is to go live is live, and nothing but the draft is missing: then it is not published anew.
     */
    boolean liveAlready(Story existing, List<Difference> differences) {
        return twoLayers()
                && layers.published() != null
                && LayerState.of(existing) == LayerState.PUBLISHED
                && differences.stream().map(Difference::field).allMatch(BESIDE_LIVE::contains)
                && Equality.sameContent(layers.published(), existing.content());
    }

    /** Writes the draft over the published layer where both are to be there; {@code written} is the first's answer. */
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

    /** Returns whether what the first write saved is published by a request of its own, language by language. */
    boolean publishesSingly() {
        return !live.languages().isEmpty();
    }

    /** Publishes exactly the languages that are live in the source; {@code written} is the first write's answer. */
    Story publishSingly(Story written) {
        return publishesSingly() ? target.publish(written.id(), live.languages()) : written;
    }

    /** Takes offline what is live in the target and not in the source, before anything is written. */
    void unpublish(Story existing) {
        if (live.languages().isEmpty()) {
            target.unpublish(existing.id());
        } else {
            target.unpublish(existing.id(), live.offline(existing));
        }
    }

    /** Returns whether what stays live after {@link #unpublish} is all that is to be live. */
    boolean settledByUnpublish(Story existing) {
        return unpublishes(existing) && live.leavesNothingToPublish(existing);
    }

    /** Returns whether something of the target has to be taken offline before its draft is written. */
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
