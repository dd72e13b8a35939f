package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.WriteOption;
import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.write.ItemStep;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * The requests of one story to the target, as steps. Keeps what the latest answer shows of the story: its markers, as a
 * list will show them, and its layers. Not thread-safe.
 */
final class StoryRequests {

    /** The tolerance between the server's clock and ours, between two responses. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private static final WriteOption[] NO_OPTIONS = {};
    private static final WriteOption[] PUBLISH = {WriteOption.PUBLISH};
    private static final WriteOption[] FORCE = {WriteOption.FORCE_UPDATE};
    private static final WriteOption[] PUBLISH_AND_FORCE = {WriteOption.PUBLISH, WriteOption.FORCE_UPDATE};

    private final StoryOperations target;
    private final TimeSource time;
    private long id;
    private boolean saved;
    private long savedAt;
    private @Nullable Markers markers;
    private @Nullable StoryLayers stored;

    StoryRequests(StoryOperations target, TimeSource time) {
        this.target = target;
        this.time = time;
    }

    Story get(long storyId) {
        Story story = target.get(storyId);
        shows(story, false);
        return story;
    }

    private void shows(Story story, boolean afterSave) {
        id = story.id();
        saved = afterSave;
        markers = StoryRow.of(story).markers();
    }

    void read(StoryLayers layers) {
        stored = layers;
    }

    /** Returns the layers that the target stores, according to its answers; null before the first. */
    @Nullable
    StoryLayers stored() {
        return stored;
    }

    /** Returns the markers of a story; null unless the latest answer was about it. */
    @Nullable
    Markers markers(long storyId) {
        return id == storyId ? markers : null;
    }

    /** Drops the known layers; the next attempt reads them again. */
    void forget() {
        stored = null;
    }

    ItemStep<Story> create(StoryPayload payload, boolean publishes) {
        WriteStep step = new WriteStep(WriteStep.Kind.CREATE, publishes);
        WriteOption[] options = publishes ? PUBLISH : NO_OPTIONS;
        return ItemStep.of(step, none -> answered(step, () -> target.create(payload, options)));
    }

    /** Returns a step that saves a payload, which depends on the story as last answered. */
    ItemStep<Story> update(WriteStep.Kind kind, boolean publishes, Function<Story, StoryPayload> payload) {
        WriteOption[] options = publishes ? PUBLISH_AND_FORCE : FORCE;
        return changing(
                new WriteStep(kind, publishes), story -> target.update(story.id(), payload.apply(story), options));
    }

    ItemStep<Story> publish(List<String> languages) {
        return changing(new WriteStep(WriteStep.Kind.PUBLISH, true), story -> target.publish(story.id(), languages));
    }

    /** Returns a step that unpublishes the story, in some languages or in all if there are none. */
    ItemStep<Story> unpublish(List<String> languages) {
        WriteStep step = WriteStep.of(WriteStep.Kind.UNPUBLISH);
        return ItemStep.changing(step, story -> {
            Story answer = answered(
                    step,
                    () -> languages.isEmpty() ? target.unpublish(story.id()) : target.unpublish(story.id(), languages));
            return withUuid(story, answer.uuid());
        });
    }

    /**
     * Returns a step that changes the uuid. Its answer may not show the story (docs/management-api.md), and
     * {@code updated_at} may have changed: if the story was saved just before, by at most the time since then.
     * Otherwise it is unknown, and the next run reads the story.
     */
    ItemStep<Story> alignUuid(String uuid) {
        return ItemStep.<Story>changing(WriteStep.of(WriteStep.Kind.ALIGN_UUID), story -> {
                    boolean shown = target.updateUuid(story.id(), uuid).isPresent();
                    realigned(uuid);
                    return shown ? withUuid(story, uuid) : null;
                })
                .confirmedBy(uuid);
    }

    private void realigned(String uuid) {
        Markers before = markers;
        if (before != null) {
            String updatedAt = before.get(Markers.UPDATED_AT);
            Duration passed = Duration.ofNanos(time.nanos() - savedAt).plus(SLACK);
            Instant until =
                    saved && updatedAt != null ? Instant.parse(updatedAt).plus(passed) : null;
            markers = before.written(StoryRow.UUID, uuid, until);
        }
        StoryLayers layers = stored;
        if (layers != null) {
            stored = new StoryLayers(withUuid(layers.draft(), uuid), layers.published(), layers.publishedProblem());
        }
    }

    private static Story withUuid(Story story, String uuid) {
        return StoryLayers.with(story, StoryRow.UUID, StringNode.valueOf(uuid));
    }

    ItemStep<Story> rename(TemporaryRename other, String slug) {
        StoryPayload payload = StoryPayload.empty().set("slug", StringNode.valueOf(slug));
        return ItemStep.of(
                WriteStep.of(WriteStep.Kind.RENAME), none -> target.update(other.targetId(), payload, FORCE));
    }

    /** Returns a step that restores a deleted story; empty if it was restored together with its folder. */
    Optional<ItemStep<Story>> restore(long storyId) {
        try {
            if (!target.get(storyId).raw().path("deleted_at").isString()) {
                return Optional.empty();
            }
        } catch (NotFoundException deleted) {
            // looked up in the trash
        }
        return Optional.of(ItemStep.of(WriteStep.of(WriteStep.Kind.RESTORE), none -> {
            target.undelete(storyId);
            return null;
        }));
    }

    /**
     * Returns whether a write that was refused for publishing has saved its draft anyway. Costs a request, only after a
     * refusal.
     */
    boolean savedBeforeRefusal(WriteStep step) {
        return step.publishes() && step.kind() == WriteStep.Kind.WRITE && changed();
    }

    private boolean changed() {
        Markers before = markers;
        try {
            return before == null || before.moved(StoryRow.of(target.get(id)).markers());
        } catch (ApiException notRead) {
            return true; // the step then counts as possibly applied
        }
    }

    private ItemStep<Story> changing(WriteStep step, UnaryOperator<Story> request) {
        return ItemStep.changing(step, story -> answered(step, () -> request.apply(story)));
    }

    /**
     * Sends a write; its answer contains the draft, which is also live if published, else the live layer is unchanged.
     */
    private Story answered(WriteStep step, Supplier<Story> request) {
        long sentAt = time.nanos();
        Story answer = request.get();
        shows(answer, true);
        savedAt = sentAt;
        boolean dirty = !answer.folder() && StoryRow.stateOf(answer) == LayerState.DIRTY;
        stored = new StoryLayers(answer, dirty ? live(answer, step.publishes()) : null);
        return answer;
    }

    private @Nullable JsonNode live(Story answer, boolean published) {
        StoryLayers before = stored;
        if (published || before == null) {
            return published ? answer.content() : null;
        }
        return before.state() == LayerState.PUBLISHED ? before.draft().content() : before.published();
    }
}
