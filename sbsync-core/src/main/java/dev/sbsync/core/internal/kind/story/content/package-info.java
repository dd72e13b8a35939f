/** Reads and compares the layers of stories. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.kind.story.content;

import org.jspecify.annotations.NullMarked;
