/**
 * Copies stories, components, datasources and settings from one Storyblok space to another.
 * {@link dev.sbsync.core.SpaceSync} is the entry point: it plans, executes and verifies. It is thread-safe and blocks;
 * the values it returns are immutable.
 */
@NullMarked
package dev.sbsync.core;

import org.jspecify.annotations.NullMarked;
