package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.core.selection.Range;

/** A question that a partial scan could not answer. */
sealed interface LookupKey {

    /** Asks for the item with an id. */
    record WithId(long id) implements LookupKey {}

    /** Asks for the item with a uuid. */
    record WithUuid(String uuid) implements LookupKey {}

    /** Asks for the items in a range. */
    record In(Range range) implements LookupKey {}

    /** Asks for all folders. */
    record Folders() implements LookupKey {}
}
