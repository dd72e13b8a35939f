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
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.transport.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The requests of one story to the target, as steps. Keeps what their answers show of the story: its markers and its
 * layers. Not thread-safe.
 */
final class StoryRequests {

    private final StoryOperations target;
    private final TimeSource time;
    private final TargetMarkers seen;
    private StoredLayers stored = new StoredLayers();

    StoryRequests(StoryOperations target, TimeSource time) {
        this.target = target;
        this.time = time;
        this.seen = new TargetMarkers(time);
    }

    Story get(long id) {
        Story story = target.get(id);
        seen.read(story);
        return story;
    }

    /** Records the story with its layers as read. */
    void read(StoryLayers layers) {
        stored.read(layers);
    }

    /** Returns the layers that the target stores, according to its answers; null before the first. */
    @Nullable
    StoryLayers stored() {
        return stored.layers();
    }

    /** Returns the markers of a story, if the latest answer was about it. */
    Optional<Markers> seen(long id) {
        return seen.of(id);
    }

    /** Drops the known layers; the next attempt reads them again. */
    void forget() {
        stored = new StoredLayers();
    }

    ItemStep<Story> create(StoryPayload payload, boolean publishes) {
        WriteStep step = new WriteStep(WriteStep.Kind.CREATE, publishes);
        return ItemStep.of(step, none -> answered(step, () -> target.create(payload, options(publishes, false))));
    }

    /** Returns a step that saves a payload, which depends on the story as last answered. */
    ItemStep<Story> update(WriteStep.Kind kind, boolean publishes, Function<Story, StoryPayload> payload) {
        return changing(
                new WriteStep(kind, publishes),
                story -> target.update(story.id(), payload.apply(story), options(publishes, true)));
    }

    /** Returns a step that publishes the draft in some languages. */
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
            return StoredLayers.withUuid(story, answer.uuid());
        });
    }

    /** Returns a step that changes the uuid. Its answer may not show the story (docs/management-api.md). */
    ItemStep<Story> alignUuid(String uuid) {
        return ItemStep.<Story>changing(WriteStep.of(WriteStep.Kind.ALIGN_UUID), story -> {
                    boolean shown = target.updateUuid(story.id(), uuid).isPresent();
                    seen.realigned(uuid);
                    stored.realigned(uuid);
                    return shown ? StoredLayers.withUuid(story, uuid) : null;
                })
                .confirmedBy(uuid);
    }

    /** Returns a step that gives another story a slug. */
    ItemStep<Story> rename(TemporaryRename other, String slug) {
        StoryPayload payload = StoryPayload.empty().set("slug", JsonNodeFactory.instance.stringNode(slug));
        return ItemStep.of(
                WriteStep.of(WriteStep.Kind.RENAME),
                none -> target.update(other.targetId(), payload, options(false, true)));
    }

    /** Returns a step that restores a deleted story; empty if it was restored together with its folder. */
    Optional<ItemStep<Story>> restore(long id) {
        try {
            if (!target.get(id).raw().path("deleted_at").isString()) {
                return Optional.empty();
            }
        } catch (NotFoundException deleted) {
            // looked up in the trash
        }
        return Optional.of(ItemStep.of(WriteStep.of(WriteStep.Kind.RESTORE), none -> {
            target.undelete(id);
            return null;
        }));
    }

    /**
     * Returns whether a write that was refused for publishing has saved its draft anyway. Costs a request, only after a
     * refusal.
     */
    boolean savedBeforeRefusal(WriteStep step) {
        boolean publishes = step.publishes() && step.kind() == WriteStep.Kind.WRITE;
        return publishes && seen.latest().map(this::changed).orElse(true);
    }

    private boolean changed(TargetMarkers.Item before) {
        try {
            return before.markers().moved(StoryRow.of(target.get(before.id())).markers());
        } catch (ApiException notRead) {
            return true; // the step then counts as possibly applied
        }
    }

    private ItemStep<Story> changing(WriteStep step, UnaryOperator<Story> request) {
        return ItemStep.changing(step, story -> answered(step, () -> request.apply(story)));
    }

    private Story answered(WriteStep step, Supplier<Story> request) {
        long sentAt = time.nanos();
        Story answer = request.get();
        seen.saved(answer, sentAt);
        stored.answered(answer, step.publishes());
        return answer;
    }

    private static WriteOption[] options(boolean publishes, boolean force) {
        List<WriteOption> options = new ArrayList<>();
        if (publishes) {
            options.add(WriteOption.PUBLISH);
        }
        if (force) {
            options.add(WriteOption.FORCE_UPDATE);
        }
        return options.toArray(WriteOption[]::new);
    }
}
