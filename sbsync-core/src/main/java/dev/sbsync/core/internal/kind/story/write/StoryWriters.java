package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.content.StorySource;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.internal.write.ItemContext;
import dev.sbsync.core.internal.write.KindDeleter;
import dev.sbsync.core.internal.write.KindWriter;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.time.TimeSource;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the stories and folders of one run. Thread-safe.
 *
 * @param stories the stories of the source
 * @param options the publish mode, and the policies for items that appear in the target during the run
 * @param now the items that are to be deleted
 * @param ids the identities of the run
 * @param archive returns what is written instead of a story of the source; null to read the source
 */
public record StoryWriters(
        Side source,
        Side target,
        StorySource stories,
        PlanOptions options,
        StoriesNow now,
        IdMap ids,
        TimeSource time,
        @Nullable Function<StoryRow, StoryLayers> archive)
        implements KindWriters {

    Optional<StoryLayers> read(StoryRow row, PublishMode publish, StoryOperations from) throws InterruptedException {
        return archive == null ? stories.read(row, publish, from) : Optional.of(archive.apply(row));
    }

    @Override
    public KindWriter<?, ?> writer(ItemContext context) {
        return new StoryWriter(
                context,
                this,
                operations(source, context, context.calls()),
                operations(target, context, context.targetCalls()));
    }

    @Override
    public KindDeleter deleter(ItemContext context) {
        StoryRow listed = StoryRow.of(Objects.requireNonNull(context.item().match()));
        StoryOperations there = target.client().counting(context.targetCalls()).stories(target.spaceId());
        return new StoryDeleter(listed, there, now, ids);
    }

    private static StoryOperations operations(Side side, ItemContext context, Consumer<CallCounts> calls) {
        return side.client().counting(calls).limited(context.room()).stories(side.spaceId());
    }

    @Override
    public Map<Long, Markers> sourceMarkers(Collection<Long> ids, Consumer<CallCounts> calls) {
        StoryQuery query = StoryQuery.builder().byIds(ids).build();
        try (Stream<Story> found =
                source.client().counting(calls).stories(source.spaceId()).list(query)) {
            return found.map(StoryRow::of)
                    .collect(Collectors.toMap(StoryRow::id, StoryRow::markers, (one, same) -> one));
        }
    }

    @Override
    public Map<Long, String> listed(Collection<Long> ids, Consumer<CallCounts> calls) {
        StoryQuery query = StoryQuery.builder().byIds(ids).build();
        try (Stream<Story> found =
                target.client().counting(calls).stories(target.spaceId()).list(query)) {
            return found.collect(Collectors.toMap(Story::id, Story::uuid, (one, same) -> same));
        }
    }
}
