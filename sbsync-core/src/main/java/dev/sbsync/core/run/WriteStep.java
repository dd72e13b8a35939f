package dev.sbsync.core.run;

/**
 * One request that changes the target. Each writes a full state and is idempotent, except {@link Kind#CREATE}, which is
 * looked up before it is repeated.
 *
 * @param kind the kind of request
 * @param publishes whether it publishes what it writes
 */
public record WriteStep(Kind kind, boolean publishes) {

    /** The kinds of requests, in the order of an item's steps. */
    public enum Kind {
        /** Restores the deleted item from the target's trash. */
        RESTORE,
        /** Creates the item, with the first layer. */
        CREATE,
        /** Renames another item to a unique temporary slug to free the item's path, or reverts that. */
        RENAME,
        /** Changes the item's uuid to its source's. */
        ALIGN_UUID,
        /** Unpublishes the item before writing a draft that must not be public. */
        UNPUBLISH,
        /** Updates an existing item with the first layer. */
        WRITE,
        /** Publishes the item in some languages, in a space that publishes languages individually. */
        PUBLISH,
        /** Writes the draft after the published layer, if the item has both. */
        SAVE_DRAFT,
        /** Deletes the item, which the source lacks. */
        DELETE;

        /** Returns whether it changes the item itself, which already exists. */
        public boolean changes() {
            return this != CREATE && !aboutAnother();
        }

        /** Returns whether it changes another item than the one being written. */
        public boolean aboutAnother() {
            return this == RENAME;
        }
    }

    /** Returns a step that publishes nothing. */
    public static WriteStep of(Kind kind) {
        return new WriteStep(kind, false);
    }
}
