package dev.sbsync.core.internal.write;

/**
 * What the steps of an item depend on, apart from its states.
 *
 * @param created whether this run has created the item, so that nothing can refer to it yet
 * @param replacesDeleted whether the item is created in place of a deleted one that could not be restored
 */
public record Situation(boolean created, boolean replacesDeleted) {}
