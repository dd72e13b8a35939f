package dev.sbsync.core.outcome;

/**
 * A reference of an item that does not work in the target, or may not.
 *
 * @param pointer the JSON pointer of the place in the item
 * @param type what the place contains, such as {@code story_uuid}
 * @param from the id, uuid or URL of the source, which is kept
 * @param state {@code unresolved}, or {@code unknown} if it may be no reference
 */
public record OpenReference(String pointer, String type, String from, String state) {}
