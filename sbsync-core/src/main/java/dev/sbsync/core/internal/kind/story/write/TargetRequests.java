package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.WriteOption;
import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.TimeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one item to the target. Changes are announced to the journal before they are sent, and tracked if
 * their outcome is unknown. Not thread-safe.
 */
final class TargetRequests {

    private final StoryOperations target;
    private final TargetIds ids;
    private final LastCall lastCall;
    private final ItemJournal journal;
    private final UnknownOutcomes doubt;
    private final TimeSource time;
    private final TargetMarkers seen;
    private StoredLayers stored = new StoredLayers();
    private final Set<WriteStep> unconfirmed = new LinkedHashSet<>();
    private final UnshownUuid unshown = new UnshownUuid();

    TargetRequests(Writers.Sides sides, ItemJournal journal, UnknownOutcomes doubt, TimeSource time) {
        this.target = sides.target();
        this.ids = sides.targetIds();
        this.lastCall = sides.lastCall();
        this.journal = journal;
        this.doubt = doubt;
        this.time = time;
        this.seen = new TargetMarkers(time);
    }

    /** Returns the markers of an item, if the latest response was about it. */
    Optional<Markers> seen(long id) {
        return seen.of(id);
    }

    Story get(long id) {
        Story story = target.get(id);
        seen.read(story);
        unshown.shows(story.id(), story.uuid());
        return story;
    }

    /** Returns the uuid that the target accepted but no response has confirmed. */
    Optional<String> unshownUuid() {
        return unshown.uuid();
    }

    /** Records the uuid that a list shows for the item. */
    void listed(long id, String uuid) {
        unshown.shows(id, uuid);
        confirmLost(id);
    }

    /** Records an item with its layers as read. */
    void read(StoryLayers layers) {
        stored.read(layers);
    }

    /** Drops the known layers; the next attempt reads them again. */
    void forget() {
        stored = new StoredLayers();
    }

    /** Returns the layers that the target stores of the item, according to its responses; null before the first. */
    @Nullable
    StoryLayers stored() {
        return stored.layers();
    }

    Story create(StoryPayload payload, boolean publishes) {
        WriteStep step = new WriteStep(WriteStep.Kind.CREATE, publishes);
        Story created =
                answered(step, () -> ids.created(target.create(payload, options(publishes, false)), doubt.pause()));
        confirm(step, created.id());
        return created;
    }

    Story update(WriteStep step, long id, StoryPayload payload) {
        Story updated = answered(step, () -> target.update(id, payload, options(step.publishes(), true)));
        confirm(step, id);
        return updated;
    }

    /** Publishes the draft in some languages. */
    Story publish(long id, List<String> languages) {
        WriteStep step = new WriteStep(WriteStep.Kind.PUBLISH, true);
        Story published = answered(step, () -> target.publish(id, languages));
        confirm(step, id);
        return published;
    }

    /** Restores a deleted item; returns false if it is not in the trash either. */
    boolean restore(long id) {
        try {
            if (!target.get(id).raw().path("deleted_at").isString()) {
                return true; // restored together with its folder
            }
        } catch (NotFoundException deleted) {
            // looked up in the trash
        }
        WriteStep step = WriteStep.of(WriteStep.Kind.RESTORE);
        try {
            sent(step, () -> {
                target.undelete(id);
                return id;
            });
        } catch (NotFoundException gone) {
            return false;
        }
        confirm(step, id);
        return true;
    }

    void unpublish(long id) {
        unpublish(id, () -> target.unpublish(id));
    }

    /** Unpublishes the item in some languages. */
    void unpublish(long id, List<String> languages) {
        unpublish(id, () -> target.unpublish(id, languages));
    }

    private void unpublish(long id, Supplier<Story> request) {
        WriteStep step = WriteStep.of(WriteStep.Kind.UNPUBLISH);
        answered(step, request);
        confirm(step, id);
    }

    void alignUuid(long id, String uuid) {
        WriteStep step = WriteStep.of(WriteStep.Kind.ALIGN_UUID);
        boolean shown = sent(step, () -> target.updateUuid(id, uuid)).isPresent();
        seen.realigned(uuid);
        stored.realigned(uuid);
        if (shown) {
            confirm(step, id);
        } else {
            unshown.accepted(id, uuid);
        }
    }

    /** Confirms the steps without a conclusive response, after the item was found in their resulting state. */
    void confirmLost(long id) {
        Set.copyOf(unconfirmed).stream()
                .filter(step -> step.kind() != WriteStep.Kind.ALIGN_UUID
                        || unshown.uuid().isEmpty())
                .forEach(step -> confirm(step, id));
    }

    private Story answered(WriteStep step, Supplier<Story> request) {
        long sentAt = time.nanos();
        Story story = sent(step, request);
        seen.saved(story, sentAt);
        unshown.shows(story.id(), story.uuid());
        if (!step.kind().aboutAnother()) {
            stored.answered(story, step.publishes());
        }
        return story;
    }

    private <T> T sent(WriteStep step, Supplier<T> request) {
        journal.announce(step);
        unconfirmed.add(step);
        try {
            T answer = request.get();
            if (lastCall.repeatedInDoubt()) {
                doubt.raise(step.kind());
            }
            return answer;
        } catch (SbsyncException failure) {
            if (failure.ambiguous()) {
                doubt.raise(step.kind());
                throw failure;
            }
            unconfirmed.remove(step);
            if (!doubt.raised() && !savedBeforeRefusal(step)) {
                journal.retract(step);
            }
            throw failure;
        }
    }

    /**
     * Returns whether a write that was refused for publishing has saved its draft anyway. Costs a request, only after a
     * refusal.
     */
    private boolean savedBeforeRefusal(WriteStep step) {
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

    private void confirm(WriteStep step, long id) {
        unconfirmed.remove(step);
        journal.confirm(step, id);
    }

    private static WriteOption[] options(boolean publishes, boolean force) {
        if (publishes) {
            return force
                    ? new WriteOption[] {WriteOption.PUBLISH, WriteOption.FORCE_UPDATE}
                    : new WriteOption[] {WriteOption.PUBLISH};
        }
        return force ? new WriteOption[] {WriteOption.FORCE_UPDATE} : new WriteOption[0];
    }
}
