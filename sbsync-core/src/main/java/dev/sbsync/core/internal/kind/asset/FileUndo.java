package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.client.error.AssetDownloadException;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.UndoRequest;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.UnlistedUndo;
import dev.sbsync.core.internal.state.ArchivedFile;
import dev.sbsync.core.internal.state.StoredArchive;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.state.StoredItem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an undo does with the file of an asset that a run has changed: it restores the archived one, if the target still
 * has the one that the run, or an undo of it, left or was to leave; whatever the target has if that is unknown, as
 * after a kill.
 */
record FileUndo(UndoRequest request, ItemKey key, Side target) {

    /** Returns what is done with a file. Blocks for the headers of the target's file, or its bytes. */
    UnlistedUndo of(ObjectNode before, RecordRow now) {
        Optional<ArchivedFile> archived = request.archive().file(key);
        Optional<ArchivedFile> stored =
                archived.filter(file -> file.unavailable().isEmpty());
        if (stored.isEmpty()) {
            return replaced(before, now)
                    ? lost(archived.flatMap(ArchivedFile::unavailable).orElse("the run has not archived it"))
                    : UnlistedUndo.NOTHING;
        }
        if (!FileHash.readable(target, now)) {
            return lost("the target's file is private, and there is no asset token of the target");
        }
        try {
            return compared(stored.get(), now);
        } catch (AssetDownloadException unread) {
            return lost(String.valueOf(unread.getMessage()));
        }
    }

    private UnlistedUndo compared(ArchivedFile file, RecordRow now) {
        Set<String> ours = ours(file);
        Optional<String> stated = Optional.ofNullable(FileHash.statedNow(target, now));
        String is = stated.filter(md5 -> md5.equals(file.md5()) || ours.contains(md5))
                .orElseGet(() -> FileHash.readNow(target, now));
        if (is.equals(file.md5())) {
            return UnlistedUndo.NOTHING;
        }
        return ours.isEmpty() || ours.contains(is)
                ? UnlistedUndo.restored(Difference.of(AssetsKind.FILE, file.md5(), is))
                : UnlistedUndo.CHANGED;
    }

    /** Returns the MD5s of the files that the run and its undos have replaced, stored, or were to store. */
    private Set<String> ours(ArchivedFile file) {
        Set<String> ours = new HashSet<>();
        Stream.of(request.archive(), request.undone()).forEach(archive -> {
            archive.file(key).filter(other -> other.unavailable().isEmpty()).ifPresent(other -> {
                Optional.ofNullable(other.replacement()).ifPresent(ours::add);
                ours.add(other.md5());
            });
            left(archive).ifPresent(ours::add);
        });
        ours.remove(file.md5());
        return ours;
    }

    private Optional<String> left(StoredArchive archive) {
        return archive.left(key).map(then -> then.source().get(AssetsKind.FILE));
    }

    private boolean replaced(ObjectNode before, RecordRow now) {
        boolean otherLength = !before.path("content_length").equals(now.raw().path("content_length"));
        List<Difference> written = Optional.ofNullable(request.items().get(key))
                .flatMap(StoredItem::ended)
                .map(ItemResult::outcome)
                .map(Outcome::differences)
                .orElse(List.of());
        return otherLength || written.stream().anyMatch(AssetsKind::ofFile);
    }

    private static UnlistedUndo lost(String why) {
        return UnlistedUndo.lost(new Problem(
                OutcomeCode.FILE_NOT_RESTORED,
                "the run has replaced its file, which stays; only its metadata is restored (" + why + ")"));
    }
}
