/**
 * Serves the spaces themselves and their keys of the delivery API. Not part of the public API. Callers hold the lock of
 * the state.
 */
@NullMarked
package dev.sbsync.testkit.internal.space;

import org.jspecify.annotations.NullMarked;
