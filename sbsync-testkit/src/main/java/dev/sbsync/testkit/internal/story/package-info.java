/**
 * Changes stories: creates, updates, moves, publishes, deletes and restores them; serves their versions, tags and
 * workflow stages. Not part of the public API. Callers hold the lock of the state.
 */
@NullMarked
package dev.sbsync.testkit.internal.story;

import org.jspecify.annotations.NullMarked;
