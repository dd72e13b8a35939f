package dev.sbsync.core.write;

import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.core.content.Compared;
import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.scan.StoryRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The order among siblings and the group of alternates that the plan gives to one item. Their values mean nothing by
 * themselves, so an item that is right among the others keeps the target's. Immutable.
 *
 * @param position the position to write, null where the target's stays
 * @param groupId the group to write, null where the target's stays
 */
record Arrangement(@Nullable Long position, @Nullable String groupId) {

    static Arrangement of(PlannedItem item) {
        return new Arrangement(item.position(), item.groupId());
    }

    /** Adds both to a comparison, where they are to be written. */
    Compared compared(Compared found) {
        StoryRow has = StoryRow.of(found.existing().draft());
        Compared placed = position == null
                ? found
                : found.with(Difference.POSITION, position.toString(), Long.toString(has.position()));
        return groupId == null ? placed : placed.with(Difference.GROUP, groupId, has.groupId());
    }

    /** Sets both in a payload, which else keeps the source's. */
    StoryPayload set(StoryPayload payload) {
        StoryPayload placed = position == null
                ? payload
                : payload.set(Difference.POSITION, JsonNodeFactory.instance.numberNode(position));
        return groupId == null ? placed : placed.set(Difference.GROUP, JsonNodeFactory.instance.stringNode(groupId));
    }

    /** Leaves out of an update what stays as it is in the target. */
    StoryPayload inUpdate(StoryPayload payload) {
        StoryPayload placed = position == null ? payload.without(Difference.POSITION) : payload;
        return groupId == null ? placed.without(Difference.GROUP) : placed;
    }
}
