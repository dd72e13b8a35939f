package dev.sbsync.core.internal.write;

import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.internal.content.ContentBudget;
import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.error.SbsyncException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Creates the writers of one run, for items of any kind. Thread-safe.
 *
 * @param sourceRefusal requests the source and returns its refusal, if any
 * @param targetRefusal requests the target and returns its refusal, if any
 * @param kinds the kinds of its items, by their ids
 * @param content the cache of the source's content
 * @param budget the memory for in-flight contents
 */
public record Writers(
        Supplier<Optional<ForbiddenException>> sourceRefusal,
        Supplier<Optional<ForbiddenException>> targetRefusal,
        Map<String, KindWriters> kinds,
        WriteSettings settings,
        ContentManager content,
        ContentBudget budget) {

    /**
     * Lists target items of one kind by id and returns what they show: one request per 100.
     *
     * @throws SbsyncException if they cannot be listed
     */
    public Map<Long, String> listed(String kind, Collection<Long> ids, Consumer<CallCounts> counts) {
        return of(kind).listed(ids, counts);
    }

    /**
     * Lists source items of one kind by id and returns their current markers: one request per 100.
     *
     * @throws SbsyncException if they cannot be listed
     */
    public Map<Long, Markers> sourceMarkers(String kind, Collection<Long> ids, Consumer<CallCounts> counts) {
        return of(kind).sourceMarkers(ids, counts);
    }

    /** Returns whether the items of a kind are confirmed by few lists at the end of the run. */
    public boolean confirmsAtTheEnd(String kind) {
        return of(kind).confirmsAtTheEnd();
    }

    /**
     * Requests one of the spaces; returns its refusal with 403, or empty if it is accessible or does not respond.
     *
     * @param ofSource true for the source, false for the target
     */
    public Optional<ForbiddenException> refusal(boolean ofSource) {
        return (ofSource ? sourceRefusal : targetRefusal).get();
    }

    /**
     * Returns what writes one item into a folder, or deletes it. It reports each request to {@code counts}, and limits
     * its reads to {@code room}.
     */
    public ItemTask task(PlannedItem item, TargetFolder folder, ContentRoom room, Consumer<CallCounts> counts) {
        ItemContext context = new ItemContext(item, folder, room, counts);
        KindWriters kind = of(item.key().kind());
        return item.operation() == Operation.DELETE
                ? new ItemDeleter(context, kind.deleter(context), settings)
                : new ItemWriter(context, kind.writer(context), settings);
    }

    private KindWriters of(String kind) {
        return Objects.requireNonNull(kinds.get(kind), kind);
    }
}
