/**
 * Validates contents against the components of their space. Not part of the public API. Callers hold the lock of the
 * state.
 */
@NullMarked
package dev.sbsync.testkit.internal.story.schema;

import org.jspecify.annotations.NullMarked;
