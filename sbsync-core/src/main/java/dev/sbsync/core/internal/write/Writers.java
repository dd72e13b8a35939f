package dev.sbsync.core.internal.write;

import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.internal.content.ContentBudget;
import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.error.SbsyncException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Creates the writers of one run, for items of any kind. Thread-safe. */
public final class Writers {

    private final Supplier<Optional<ForbiddenException>> sourceRefusal;
    private final Supplier<Optional<ForbiddenException>> targetRefusal;
    private final Map<String, KindWriters> kinds;
    private final IdMap ids;
    private final WriteSettings settings;
    private final ContentManager content;
    private final ContentBudget budget;

    /**
     * Creates writers of a run.
     *
     * @param sourceRefusal requests the source and returns its refusal, if any
     * @param targetRefusal requests the target and returns its refusal, if any
     * @param kinds the kinds of its items, by their ids
     * @param ids the identities of the run
     * @param content the cache of the source's content
     * @param budget the memory for in-flight contents
     */
    public Writers(
            Supplier<Optional<ForbiddenException>> sourceRefusal,
            Supplier<Optional<ForbiddenException>> targetRefusal,
            Map<String, KindWriters> kinds,
            WriteSettings settings,
            IdMap ids,
            ContentManager content,
            ContentBudget budget) {
        this.sourceRefusal = sourceRefusal;
        this.targetRefusal = targetRefusal;
        this.kinds = Map.copyOf(kinds);
        this.ids = ids;
        this.settings = settings;
        this.content = content;
        this.budget = budget;
    }

    /** Drops the cached content of an item. */
    public void dropContent(PlannedItem item) {
        content.release(item.key());
    }

    /**
     * Lists target items of one kind by id and returns what they show: one request per 100.
     *
     * @throws SbsyncException if they cannot be listed
     */
    public Map<Long, String> listed(String kind, Collection<Long> ids, Consumer<CallCounts> counts) {
        return of(kind).listed(ids, counts);
    }

    /**
     * Requests one of the spaces; returns its refusal with 403, or empty if it is accessible or does not respond.
     *
     * @param ofSource true for the source, false for the target
     */
    public Optional<ForbiddenException> refusal(boolean ofSource) {
        return (ofSource ? sourceRefusal : targetRefusal).get();
    }

    /** Returns room for the contents of one item. */
    public ContentRoom room() {
        return budget.room();
    }

    /** Registers a listener that is called whenever there is room for more contents; it must not block. */
    public void onRoom(Runnable listener) {
        budget.onRelease(listener);
    }

    /** Unregisters a listener of {@link #onRoom}. */
    public void offRoom(Runnable listener) {
        budget.forget(listener);
    }

    /**
     * Returns a writer of one item into a folder. It reports each request to {@code counts}, and limits its reads to
     * {@code room}.
     */
    public ItemWriter writer(PlannedItem item, TargetFolder folder, ContentRoom room, Consumer<CallCounts> counts) {
        ItemContext context =
                new ItemContext(item, folder, room, counts, new LastCall(counts), new LinkedHashSet<>(item.warnings()));
        return new ItemWriter(context, of(item.key().kind()).writer(context), settings, ids);
    }

    private KindWriters of(String kind) {
        return Objects.requireNonNull(kinds.get(kind), kind);
    }
}
