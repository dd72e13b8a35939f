/**
 * Copies Storyblok stories and folders from one space to another. {@link dev.sbsync.core.SpaceSync} is the way in: it
 * plans, runs a plan and verifies. Values that come out of it are immutable; it blocks and is thread-safe.
 */
@NullMarked
package dev.sbsync.core;

import org.jspecify.annotations.NullMarked;
