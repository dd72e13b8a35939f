package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.core.selection.Range;

/** A question that a partial scan could not answer. */
sealed interface LookupKey {

    record WithId(long id) implements LookupKey {}

    record WithUuid(String uuid) implements LookupKey {}

    record In(Range range) implements LookupKey {}

    record Folders() implements LookupKey {}
}
