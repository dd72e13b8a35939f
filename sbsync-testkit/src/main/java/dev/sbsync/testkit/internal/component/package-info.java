/**
 * Serves components, their groups, their presets and internal tags. Not part of the public API. Callers hold the lock
 * of the state.
 */
@NullMarked
package dev.sbsync.testkit.internal.component;

import org.jspecify.annotations.NullMarked;
