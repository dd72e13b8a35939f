package dev.sbsync.core.plan;

import java.util.Arrays;

/** Why an item is planned as it is, apart from its differences. */
public enum Reason {
    NOT_IN_TARGET("not in the target"),
    ANCESTOR("ancestor of selected items"),
    UNCHANGED("unchanged since the last sync"),
    /** The plan has read and compared both sides. */
    EQUAL("equal"),
    /** The last write did not remove a difference; while both sides are unchanged, it is not repeated. */
    STORED_OTHERWISE("unchanged since the last sync; the target stores another value"),
    EXISTS("exists, and existing items are skipped"),
    COLLISION("another item is at this path"),
    /** The target has its own uuids, and no baseline shows whether the item is the copy. */
    MATCHED_BY_PATH("matched by its path"),
    DECIDED("skipped by the plan file"),
    DRIFTED("changed in the target since the last sync"),
    BOTH_CHANGED("changed on both sides since the last sync"),
    TARGET_DELETED("deleted in the target since the last sync"),
    FOLDER_DELETED("its folder was deleted in the target"),
    /** The item was synced before, and is to be deleted in the target too. */
    SOURCE_DELETED("deleted in the source since the last sync"),
    NOT_IN_SOURCE("not in the source"),
    HOLDS_KEPT("needed by what is kept"),
    /** A deleted item can be restored in Storyblok. */
    TRASH("can be restored from the trash"),
    FILE_UNCHECKED("its file may have changed"),
    FILE_NOT_COPIED("its file cannot be copied"),
    MOVED("moved in the source during the run"),
    /** The item is renamed to a temporary slug, or waits for an item that is. */
    TEMPORARY_RENAME("renamed first, to a temporary slug"),
    /** The run that is undone has changed or deleted the item. */
    UNDONE("changed by the run"),
    /** The run that is undone has created the item. */
    CREATED_BY_RUN("created by the run"),
    /** The item cannot be synced. */
    CONFLICT("conflict"),
    /** A reason that was stored as text. */
    STORED("stored reason");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** Returns the reason in a few words. */
    public String sentence() {
        return sentence;
    }

    /** Returns this reason, as said by its own sentence. */
    public Cause cause() {
        return new Cause(this, sentence);
    }

    /** Returns this reason, as said by a sentence about one item. */
    public Cause cause(String text) {
        return new Cause(this, text);
    }

    /**
     * A reason for one item.
     *
     * @param text the reason in a few words, with what is particular to the item
     */
    public record Cause(Reason reason, String text) {

        static Cause stored(String text) {
            return Arrays.stream(values())
                    .filter(reason -> reason.sentence.equals(text))
                    .findFirst()
                    .orElse(STORED)
                    .cause(text);
        }
    }
}
