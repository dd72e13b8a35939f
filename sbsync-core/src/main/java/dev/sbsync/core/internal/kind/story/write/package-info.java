/** Writes stories. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.kind.story.write;

import org.jspecify.annotations.NullMarked;
