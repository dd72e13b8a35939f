/**
 * Publishes and unpublishes stories, as a whole and by language. Not part of the public API. Callers hold the lock of
 * the state.
 */
@NullMarked
package dev.sbsync.testkit.internal.story.publish;

import org.jspecify.annotations.NullMarked;
