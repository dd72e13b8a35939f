package dev.sbsync.core.write;

/**
 * One request that changes the target. Each writes a full state, so that repeating it does no harm; {@link Kind#CREATE}
 * alone would do it twice, and is looked up before it is repeated.
 *
 * @param kind what it does
 * @param publishes whether it makes what it writes public
 */
public record WriteStep(Kind kind, boolean publishes) {

    /** What a request does to the target, in the order in which an item has them. */
    public enum Kind {
        /** Takes the item, deleted since it was last in sync, out of the target's trash. */
        RESTORE,
        /** Creates the item, with the layer that comes first. */
        CREATE,
        /**
         * Moves another item out of the item's place, to a slug that nobody else has, or back: the plan's step aside.
         */
        RENAME,
        /** Gives the item its source's uuid. */
        ALIGN_UUID,
        /** Takes the item's published layer away, before a draft is written that must not be public. */
        UNPUBLISH,
        /** Writes the layer that comes first over an existing item. */
        WRITE,
        /** Publishes what was written in some languages, in a space that publishes them one by one. */
        PUBLISH,
        /** Writes the draft over the published layer, where the item is to have both. */
        SAVE_DRAFT;

        /** Returns whether it changes the item itself, which is there already. */
        public boolean changes() {
            return this != CREATE && !aboutAnother();
        }

        /** Returns whether it is about another item of the target than the one that is written. */
        public boolean aboutAnother() {
            return this == RENAME;
        }
    }

    static WriteStep of(Kind kind) {
        return new WriteStep(kind, false);
    }
}
