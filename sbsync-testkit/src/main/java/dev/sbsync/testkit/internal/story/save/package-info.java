/**
 * Saves stories: validates the attributes of a write and stores them in the form that the API gives them. Not part of
 * the public API. Callers hold the lock of the state.
 */
@NullMarked
package dev.sbsync.testkit.internal.story.save;

import org.jspecify.annotations.NullMarked;
