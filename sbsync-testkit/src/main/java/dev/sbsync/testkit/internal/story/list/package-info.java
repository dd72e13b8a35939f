/**
 * Lists stories by the parameters of a query, and reads single ones. Not part of the public API. Callers hold the lock
 * of the state.
 */
@NullMarked
package dev.sbsync.testkit.internal.story.list;

import org.jspecify.annotations.NullMarked;
