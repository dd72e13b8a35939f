package dev.sbsync.core.write;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.ContentBudget;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.ContentRoom;
import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.preflight.OnCollision;
import dev.sbsync.core.preflight.OnDrift;
import dev.sbsync.core.preflight.OnExisting;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.preflight.PublishMode;
import dev.sbsync.core.scan.SpaceLanguages;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.TimeSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the writers of one run. Thread-safe. */
public final class Writers {

    private final ManagementClient source;
    private final long sourceId;
    private final ManagementClient target;
    private final long targetId;
    private final TargetIds targetIds;
    private final Settings settings;

    /**
     * What all items of a run have in common.
     *
     * @param onExisting what happens to items that appear in the target while the run goes on
     * @param onCollision what happens where those are other items than the source's
     * @param onDrift what happens to items that are changed in the target meanwhile
     * @param publish what happens to published layers
     * @param languages the target's languages, and how both spaces publish theirs
     * @param transform what content goes through on its way to the target
     * @param veto may keep an item from being written
     * @param baselines what items were when they were last in sync
     * @param journal is told of every request that changes the target
     * @param content keeps what was read of the source
     * @param budget the memory for contents in flight
     * @param time where waits are measured
     */
    public record Settings(
            OnExisting onExisting,
            OnCollision onCollision,
            OnDrift onDrift,
            PublishMode publish,
            SpaceLanguages languages,
            ContentTransform transform,
            WriteVeto veto,
            Baselines baselines,
            WriteJournal journal,
            ContentManager content,
            ContentBudget budget,
            TimeSource time) {}

    /** What one item's requests go through. */
    record Sides(
            StoryOperations source, StoryOperations target, TargetIds targetIds, LastCall lastCall, ContentRoom room) {}

    /**
     * Writes from one space to another.
     *
     * @param targetIds the items that the target has before the run
     */
    public Writers(
            ManagementClient source,
            long sourceId,
            ManagementClient target,
            long targetId,
            TargetIds targetIds,
            Settings settings) {
        this.targetIds = targetIds;
        this.source = source;
        this.sourceId = sourceId;
        this.target = target;
        this.targetId = targetId;
        this.settings = settings;
    }

    /** Forgets what was read of an item that has ended. */
    public void ended(PlannedItem item) {
        settings.content().release(item.source().id());
    }

    /**
     * Lists items of the target by their ids and returns the uuids of those that are there: a request for every
     * hundred.
     *
     * @throws dev.sbsync.transport.error.SbsyncException if they cannot be listed
     */
    public Map<Long, String> uuids(Collection<Long> ids, Consumer<CallCounts> counts) {
        StoryQuery query = StoryQuery.builder().byIds(ids).build();
        try (Stream<Story> found = target.counting(counts).stories(targetId).list(query)) {
            return found.collect(Collectors.toMap(Story::id, Story::uuid, (one, same) -> same));
        }
    }

    /**
     * Asks for one of the spaces; returns its refusal with 403, or empty where it may be seen or does not answer.
     *
     * @param ofSource whether it is the source; else the target
     */
    public Optional<ForbiddenException> refusal(boolean ofSource) {
        try {
            if (ofSource) {
                source.spaces().get(sourceId);
            } else {
                target.spaces().get(targetId);
            }
            return Optional.empty();
        } catch (ForbiddenException refused) {
            return Optional.of(refused);
        } catch (SbsyncException noWord) {
            return Optional.empty(); // the next item meets the same, and says what it means
        }
    }

    /** Returns room for the contents of one item. */
    public ContentRoom room() {
        return settings.budget().room();
    }

    /** Has {@code listener} called whenever there is room for more contents; it must not wait. */
    public void onRoom(Runnable listener) {
        settings.budget().onRelease(listener);
    }

    /** Ends what {@link #onRoom} began. */
    public void offRoom(Runnable listener) {
        settings.budget().forget(listener);
    }

    /**
     * Returns a writer of one item into a folder, which tells {@code counts} what each of its requests cost, and reads
     * no more than there is {@code room} for.
     */
    public ItemWriter writer(PlannedItem item, TargetFolder folder, ContentRoom room, Consumer<CallCounts> counts) {
        LastCall lastCall = new LastCall();
        return new ItemWriter(
                item,
                folder,
                settings,
                new Sides(
                        source.counting(counts).limited(room).stories(sourceId),
                        target.counting(counts.andThen(lastCall)).limited(room).stories(targetId),
                        targetIds,
                        lastCall,
                        room));
    }
}
