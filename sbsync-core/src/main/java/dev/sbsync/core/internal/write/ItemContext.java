package dev.sbsync.core.internal.write;

import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.transport.CallCounts;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One item to be written.
 *
 * @param item the planned item
 * @param parent its parent in the target
 * @param room the limit of what its reads hold
 * @param calls to be called after each request to the source
 * @param targetCalls to be called after each request to the target
 * @param warnings its warnings, of all attempts; can be added to
 */
public record ItemContext(
        PlannedItem item,
        TargetFolder parent,
        ContentRoom room,
        Consumer<CallCounts> calls,
        LastCall targetCalls,
        Set<Problem> warnings) {}
