package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.outcome.OutcomeCode;

/**
 * An item that a record names by a text that is the same in both spaces, such as the slug of a datasource.
 *
 * @param pointer the JSON pointer of the place
 * @param kind the kind of the item
 * @param name its name
 * @param missing the code of the warning if the target will not have it
 */
record NamedItem(String pointer, String kind, String name, OutcomeCode missing) {}
