/**
 * The undo of what a run made of stories: its archive is planned and written like a source. Internal: not for
 * embedders.
 */
@NullMarked
package dev.sbsync.core.internal.kind.story.undo;

import org.jspecify.annotations.NullMarked;
