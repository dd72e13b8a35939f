package dev.sbsync.core.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.WriteOption;
import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.core.baseline.Markers;
import dev.sbsync.core.content.StoryLayers;
import dev.sbsync.core.scan.StoryRow;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.TimeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one item to the target. What changes something is in the journal before it leaves, and what nobody
 * knows the effect of is in doubt afterwards. Not thread-safe.
 */
final class TargetRequests {

    private final StoryOperations target;
    private final TargetIds ids;
    private final LastCall lastCall;
    private final ItemJournal journal;
    private final Doubt doubt;
    private final TimeSource time;
    private final Seen seen;
    private StoredLayers stored = new StoredLayers();
    private final Set<WriteStep> unconfirmed = new LinkedHashSet<>();
    private final UnshownUuid unshown = new UnshownUuid();

    TargetRequests(Writers.Sides sides, ItemJournal journal, Doubt doubt, TimeSource time) {
        this.target = sides.target();
        this.ids = sides.targetIds();
        this.lastCall = sides.lastCall();
        this.journal = journal;
        this.doubt = doubt;
        this.time = time;
        this.seen = new Seen(time);
    }

    /** Returns what the latest answer told of an item, where it was about that. */
    Optional<Markers> seen(long id) {
        return seen.of(id);
    }

    Story get(long id) {
        Story story = target.get(id);
        seen.read(story);
        unshown.shows(story.id(), story.uuid());
        return story;
    }

    /** Returns the uuid that the target accepted and no answer has shown since. */
    Optional<String> unshownUuid() {
        return unshown.uuid();
    }

    /** Notes that a list shows the item under a uuid. */
    void listed(long id, String uuid) {
        unshown.shows(id, uuid);
        confirmLost(id);
    }

    /** Notes an item with its layers as they were read. */
    void read(StoryLayers layers) {
        stored.read(layers);
    }

    /** Drops what is stored; the next try reads it. */
    void forget() {
        stored = new StoredLayers();
    }

    /** Returns what the target stores of the item that is written, as its answers say; null before the first. */
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

    /** Makes sure that an item is there that was deleted; returns false where it is not in the trash either. */
    boolean restore(long id) {
        try {
            if (!target.get(id).raw().path("deleted_at").isString()) {
                return true; // came back with its folder
            }
        } catch (NotFoundException deleted) {
            // the trash is asked for it
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

    /** Takes the item offline in some languages. */
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

    /**
     * Confirms the steps whose answers were lost or showed nothing, now that the item was seen to be as they make it.
     */
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
     * Returns whether a write that was not allowed to publish has saved its draft all the same, so that the item is not
     * what it was before. Costs a request, and only after a refusal.
     */
    private boolean savedBeforeRefusal(WriteStep step) {
        boolean publishes = step.publishes() && step.kind() == WriteStep.Kind.WRITE;
        return publishes && seen.latest().map(this::changed).orElse(true);
    }

    private boolean changed(Seen.Item before) {
        try {
            return before.markers().moved(StoryRow.of(target.get(before.id())));
        } catch (ApiException notRead) {
            return true; // the step then counts as one that may have taken effect
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
