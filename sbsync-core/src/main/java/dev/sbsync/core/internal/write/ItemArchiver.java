package dev.sbsync.core.internal.write;

import dev.sbsync.core.internal.state.ArchivedItem;
import dev.sbsync.core.internal.state.FileBefore;
import dev.sbsync.core.internal.state.ItemArchive;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.JournalException;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.state.StateException;
import dev.sbsync.transport.error.SbsyncException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Archives one item of the target before its first change. Not thread-safe. */
final class ItemArchiver<D, T> {

    private final PlannedItem item;
    private final KindWriter<D, T> kind;
    private final ItemArchive archive;
    private ArchivedItem.@Nullable State stored;

    /** Why the file that the next change replaces is not archived. */
    private Optional<String> unarchived = Optional.empty();

    ItemArchiver(PlannedItem item, KindWriter<D, T> kind, ItemArchive archive) {
        this.item = item;
        this.kind = kind;
        this.archive = archive;
    }

    void creates(D desired) {
        if (archive.archives() && (stored == null || stored == ArchivedItem.State.RESTORED)) {
            store(ArchivedItem.created(kind.written(desired)));
        }
    }

    /** Archives an item that is about to be restored from the trash: changes that follow are part of that. */
    void restores(D desired) {
        if (archive.archives()) {
            store(ArchivedItem.restored(kind.written(desired)));
        }
    }

    /** Archives an item that is about to be changed, after its file: an item is changed only once all is archived. */
    void changes(D desired, T actual, List<Difference> differences) {
        if (!archive.archives() || stored == ArchivedItem.State.RESTORED) {
            return;
        }
        unarchived = kind.replaced(actual, differences).flatMap(this::store);
        if (stored != ArchivedItem.State.EXISTED) {
            store(ArchivedItem.existed(kind.archived(actual), kind.written(desired)));
        }
    }

    /** Returns the steps of a change, of which the first one warns if it replaces a file that is not archived. */
    List<ItemStep<T>> warned(List<ItemStep<T>> steps) {
        List<ItemStep<T>> all = new ArrayList<>(steps);
        unarchived.ifPresent(why -> all.set(0, steps.get(0).warning(lost(why))));
        return all;
    }

    /** Returns the warning if an earlier attempt of the run may have replaced a file that is not archived. */
    Optional<Problem> replacedBefore() {
        return archive.unarchivedFile(item.key()).map(ItemArchiver::lost);
    }

    private static Problem lost(String why) {
        return new Problem(
                OutcomeCode.FILE_NOT_ARCHIVED, "an undo cannot restore the file that is replaced (" + why + ")");
    }

    private Optional<String> store(FileBefore file) {
        try {
            return archive.archive(item.key(), file);
        } catch (StateException failure) {
            throw new JournalException(failure);
        } catch (SbsyncException unread) {
            throw unread;
        } catch (RuntimeException failure) {
            throw new JournalException(failure);
        }
    }

    /** Archives another item before it is renamed for this one. */
    void renames(long otherId) {
        if (archive.archives()) {
            ArchivedItem before = ArchivedItem.existed(kind.archived(otherId), Map.of());
            store(() -> archive.archive(ItemArchive.renamed(item.key().kind(), otherId), before));
        }
    }

    private void store(ArchivedItem before) {
        store(() -> archive.archive(item.key(), before));
        stored = before.state();
    }

    private static void store(Runnable entry) {
        try {
            entry.run();
        } catch (RuntimeException failure) {
            throw new JournalException(failure);
        }
    }
}
