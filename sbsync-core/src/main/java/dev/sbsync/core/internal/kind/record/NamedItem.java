package dev.sbsync.core.internal.kind.record;

/**
 * An item that a record names by a text that is the same in both spaces, such as the slug of a datasource.
 *
 * @param pointer the JSON pointer of the place
 * @param kind the kind of the item
 * @param name what identifies it across spaces
 */
record NamedItem(String pointer, String kind, String name) {}
