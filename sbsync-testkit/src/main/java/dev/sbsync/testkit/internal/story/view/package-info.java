/** Renders stories and versions as the API does. Not part of the public API. Callers hold the lock of the state. */
@NullMarked
package dev.sbsync.testkit.internal.story.view;

import org.jspecify.annotations.NullMarked;
