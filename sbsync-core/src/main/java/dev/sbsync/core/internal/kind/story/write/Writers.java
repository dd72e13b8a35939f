package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.internal.content.ContentBudget;
import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.run.WriteVeto;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.TimeSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates the writers of one run. Thread-safe. */
public final class Writers {

    private final ManagementClient source;
    private final long sourceId;
    private final ManagementClient target;
    private final long targetId;
    private final TargetIds targetIds;
    private final Settings settings;

    /**
     * The settings shared by all items of a run.
     *
     * @param onExisting the policy for items that appear in the target during the run
     * @param onCollision the policy for collisions among them
     * @param onDrift the policy for items that change in the target during the run
     * @param publish the publish mode
     * @param languages the target's languages, and how both spaces publish languages
     * @param transform the content transform
     * @param veto the caller's veto
     * @param baselines the baselines of items
     * @param journal records every request that changes the target
     * @param content the cache of the source's content
     * @param budget the memory for in-flight contents
     * @param time the time source
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

    /** The clients of one item's requests. */
    record Sides(
            StoryOperations source, StoryOperations target, TargetIds targetIds, LastCall lastCall, ContentRoom room) {}

    /**
     * Creates writers from one space to another.
     *
     * @param targetIds the items that the target had before the run
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

    /** Drops the cached content of an ended item. */
    public void ended(PlannedItem item) {
        settings.content().release(item.source().id());
    }

    /**
     * Lists target items by id and returns the uuids of those that exist: one request per 100.
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
     * Requests one of the spaces; returns its refusal with 403, or empty if it is accessible or does not respond.
     *
     * @param ofSource true for the source, false for the target
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
            return Optional.empty(); // the next item fails the same way and reports it
        }
    }

    /** Returns room for the contents of one item. */
    public ContentRoom room() {
        return settings.budget().room();
    }

    /** Registers a listener that is called whenever there is room for more contents; it must not block. */
    public void onRoom(Runnable listener) {
        settings.budget().onRelease(listener);
    }

    /** Unregisters a listener of {@link #onRoom}. */
    public void offRoom(Runnable listener) {
        settings.budget().forget(listener);
    }

    /**
     * Returns a writer of one item into a folder. It reports each request to {@code counts}, and limits its reads to
     * {@code room}.
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
