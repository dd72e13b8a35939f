package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.write.ItemContext;
import dev.sbsync.core.internal.write.KindWriter;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.transport.CallCounts;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the stories and folders of one run. Thread-safe. */
public final class StoryWriters implements KindWriters {

    private final Side source;
    private final Side target;
    private final StorySettings settings;

    /** Creates writers from one space to another. */
    public StoryWriters(Side source, Side target, StorySettings settings) {
        this.source = source;
        this.target = target;
        this.settings = settings;
    }

    @Override
    public KindWriter<?, ?> writer(ItemContext context) {
        return new StoryWriter(
                context,
                source.client()
                        .counting(context.calls())
                        .limited(context.room())
                        .stories(source.spaceId()),
                target.client()
                        .counting(context.targetCalls())
                        .limited(context.room())
                        .stories(target.spaceId()),
                settings);
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
