package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.core.internal.kind.story.content.ComparedLayers;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.plan.PlannedItem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The planned position and group of alternates of one item. Their absolute values have no meaning, so an item in the
 * right order or group keeps the target's values. Immutable.
 *
 * @param position the position to write, null to keep the target's
 * @param groupId the group to write, null to keep the target's
 */
record Arrangement(@Nullable Long position, @Nullable String groupId) {

    static Arrangement of(PlannedItem item) {
        return new Arrangement(item.position(), item.groupId());
    }

    /** Adds both to a comparison, if they are to be written. */
    ComparedLayers compared(ComparedLayers found) {
        StoryRow has = StoryRow.of(found.existing().draft());
        ComparedLayers placed = position == null
                ? found
                : found.with(Difference.POSITION, position.toString(), Long.toString(has.position()));
        return groupId == null ? placed : placed.with(Difference.GROUP, groupId, has.groupId());
    }

    /** Sets both in a payload, which otherwise has the source's values. */
    StoryPayload set(StoryPayload payload) {
        StoryPayload placed = position == null
                ? payload
                : payload.set(Difference.POSITION, JsonNodeFactory.instance.numberNode(position));
        return groupId == null ? placed : placed.set(Difference.GROUP, JsonNodeFactory.instance.stringNode(groupId));
    }

    /** Removes unchanged values from an update. */
    StoryPayload inUpdate(StoryPayload payload) {
        StoryPayload placed = position == null ? payload.without(Difference.POSITION) : payload;
        return groupId == null ? placed.without(Difference.GROUP) : placed;
    }
}
