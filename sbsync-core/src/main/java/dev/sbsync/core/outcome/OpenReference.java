package dev.sbsync.core.outcome;

/**
 * A reference of an item that does not work in the target, or may not.
 *
 * @param pointer the JSON pointer of the place in the item
 * @param type what the place contains, such as {@code story_uuid}
 * @param from the id, uuid or URL of the source, which is kept
 * @param state {@code unresolved}; {@code pending} if the run was to create the item and had not yet; {@code unknown}
 *     if it may be no reference
 */
public record OpenReference(String pointer, String type, String from, String state) {

    /** The state of a reference to what the target lacks. */
    public static final String UNRESOLVED = "unresolved";

    /** The state of a uuid that is written as it is, before it is known whether the target has it. */
    public static final String UNCONFIRMED = "unconfirmed";

    /** Returns whether it is not known yet whether the target has what it names. */
    public boolean unconfirmed() {
        return state.equals(UNCONFIRMED);
    }

    /** Returns an unconfirmed reference as one to what the target lacks, others as they are. */
    public OpenReference confirmedLacking() {
        return unconfirmed() ? new OpenReference(pointer, type, from, UNRESOLVED) : this;
    }

    /** Returns whether the target lacks what it names. */
    public boolean unresolved() {
        return state.equals(UNRESOLVED);
    }
}
