package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.content.SyncMode;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.write.ItemContext;
import dev.sbsync.core.internal.write.ItemStep;
import dev.sbsync.core.internal.write.KindWriter.Situation;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Equality;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.run.WriteStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The steps from the actual to the desired state of one story, in the only safe order: uuid, unpublish, published
 * layer, draft (docs/management-api.md). The uuid comes first, so that a conflict leaves an existing story unchanged
 * and nothing is published under another one. Content that is already live is not published again; folders are never
 * published. Immutable.
 */
final class StorySteps {

    /** The fields that may differ while the published layer is correct; the uuid has a step of its own. */
    private static final Set<String> BESIDE_LIVE = Set.of(Difference.CONTENT, Difference.STATE, Difference.UUID);

    /** The fields that differ if another version is live. */
    private static final Set<String> LIVE = Set.of(Difference.STATE, Difference.LIVE_LANGUAGES);

    private static final String PUBLISH_AT = "publish_at";

    private final StoryRequests requests;
    private final StoryLayers layers;
    private final Set<Problem> warnings;
    private final @Nullable JsonNode published;
    private final boolean aligns;
    private final String uuid;
    private final Publication live;
    private final Arrangement arrangement;
    private final StoryPayload draft;

    StorySteps(ItemContext context, StoryRequests requests, StoryLayers layers, SyncMode mode, boolean targetSingly) {
        this.requests = requests;
        this.layers = layers;
        this.warnings = context.warnings();
        this.published = mode.mirrors() ? layers.published() : null;
        this.aligns = mode.aligns();
        this.uuid = layers.draft().uuid();
        this.live = Publication.of(layers, mode.publish(), targetSingly);
        this.arrangement = Arrangement.of(context.item());
        this.draft = withoutSchedule(arrangement.set(
                StoryPayload.copyOf(layers.draft()).parentId(context.parent().id())));
    }

    /**
     * Removes the scheduled publication: saving an item after that time may publish it (docs/management-api.md). Only
     * writes that publish everything keep it.
     */
    private StoryPayload withoutSchedule(StoryPayload copied) {
        boolean draftIsLive = live.all() && published == null;
        return draftIsLive || copied.json().path(PUBLISH_AT).isMissingNode()
                ? copied
                : copied.set(PUBLISH_AT, JsonNodeFactory.instance.nullNode());
    }

    List<ItemStep<Story>> creating(Situation situation) {
        boolean publishesAtOnce = live.all() && !(aligns && situation.replacesDeleted());
        List<ItemStep<Story>> steps = new ArrayList<>();
        steps.add(requests.create(first(), publishesAtOnce));
        if (aligns) {
            steps.add(aligning(true, true));
        }
        if (live.all() && !publishesAtOnce) {
            steps.add(writingFirst());
        }
        addRest(steps);
        return steps;
    }

    List<ItemStep<Story>> changing(Story existing, List<Difference> differences, Situation situation) {
        List<ItemStep<Story>> steps = new ArrayList<>();
        if (aligns) {
            steps.add(aligningExisting(existing, situation));
        }
        List<String> offline = live.offline(existing);
        if (!offline.isEmpty()) {
            steps.add(requests.unpublish(live.languages().isEmpty() ? List.of() : offline));
        }
        boolean liveSettled = !offline.isEmpty() && live.leavesNothingToPublish(existing);
        if (differences.stream().noneMatch(difference -> needsWrite(difference, liveSettled))) {
            return steps;
        }
        if (liveAlready(existing, differences)) {
            addDraft(steps);
        } else {
            steps.add(writingFirst());
            addRest(steps);
        }
        return steps;
    }

    private ItemStep<Story> aligningExisting(Story existing, Situation situation) {
        boolean named = warnings.stream().anyMatch(warning -> warning.code().collision());
        ItemStep<Story> aligning = aligning(situation.created(), false);
        return situation.created() || named
                ? aligning
                : aligning.warning(new Problem(
                        OutcomeCode.UUID_CHANGED, "the target's uuid was " + existing.uuid() + " and is now " + uuid));
    }

    /**
     * Returns the step that changes the story's uuid to its source's, so that references by uuid keep working. Where
     * another story has the uuid, the story fails, and what this run has created is not left published.
     *
     * @param created whether this run has created the story
     * @param now whether that is the step before
     */
    private ItemStep<Story> aligning(boolean created, boolean now) {
        return requests.alignUuid(uuid)
                .ifNeeded(story -> !story.uuid().equals(uuid))
                .ifRefused((refused, story) -> {
                    if (!(refused instanceof InvalidException invalid) || !invalid.uuidTaken()) {
                        return Optional.empty();
                    }
                    String left = now
                            ? "; it was created as id " + story.id() + " under the uuid " + story.uuid()
                                    + ", and is not published"
                            : "";
                    Problem problem = new Problem(
                            OutcomeCode.UUID_TAKEN,
                            "another item of the target, possibly in the trash, has the uuid " + uuid + left,
                            refused.status());
                    ItemStep<Story> undo = requests.unpublish(List.of()).ifNeeded(Story::published);
                    return Optional.of(new ItemStep.Refusal<>(problem, created ? List.of(undo) : List.of()));
                });
    }

    private void addRest(List<ItemStep<Story>> steps) {
        if (!live.languages().isEmpty()) {
            steps.add(requests.publish(live.languages()));
        }
        addDraft(steps);
    }

    /** Adds the draft, which follows the published layer if both are needed. */
    private void addDraft(List<ItemStep<Story>> steps) {
        if (published != null) {
            steps.add(requests.update(
                    WriteStep.Kind.SAVE_DRAFT,
                    false,
                    written -> arrangement.inUpdate(draft).forTarget(written)));
        }
    }

    /** Returns whether a difference is part of the payload: identity and unpublishing have separate steps. */
    private static boolean needsWrite(Difference difference, boolean liveSettled) {
        return !difference.field().equals(Difference.UUID) && !(liveSettled && LIVE.contains(difference.field()));
    }

    /**
     * Returns whether the published layer is already correct and only the draft is missing, so that it is not published
     * again.
     */
    private boolean liveAlready(Story existing, List<Difference> differences) {
        return published != null
                && StoryRow.stateOf(existing) == LayerState.PUBLISHED
                && differences.stream().map(Difference::field).allMatch(BESIDE_LIVE::contains)
                && Equality.sameContent(published, existing.content());
    }

    /** Returns the step that writes the layer that comes first over an existing story. */
    private ItemStep<Story> writingFirst() {
        return requests.update(
                WriteStep.Kind.WRITE,
                live.all(),
                existing -> arrangement
                        .inUpdate(withFolderContent(first(), existing))
                        .forTarget(existing));
    }

    private StoryPayload first() {
        return published == null ? draft : draft.content(published);
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
}
