package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import java.util.Optional;

/** Stores the items of the target as they were before a run changed them. Thread-safe. */
public interface ItemArchive {

    /** Returns whether anything is stored. */
    boolean archives();

    /**
     * Stores an item before the first step that changes it; durable when this method returns. The first state that is
     * stored in a run stays, so that a resumed run does not replace it by what the run has made of the item.
     */
    void archive(ItemKey item, ArchivedItem before);

    /**
     * Stores the file of an item before the first step that replaces it; call it before the item itself is archived.
     * Durable when this method returns; if it throws, nothing that counts is stored. The first file that is stored in a
     * run stays. Blocks while the file is read.
     *
     * @return why the file is not stored, as the end of a sentence; empty if it is, or if no files are to be
     */
    Optional<String> archive(ItemKey item, FileBefore file);

    /** Returns why the file of an item was not stored, also by an earlier attempt; empty as for the other method. */
    Optional<String> unarchivedFile(ItemKey item);

    /** Returns the key of an item of the target that is renamed for another one, before it is written itself. */
    static ItemKey renamed(String kind, long targetId) {
        return new ItemKey(kind, -targetId);
    }
}
