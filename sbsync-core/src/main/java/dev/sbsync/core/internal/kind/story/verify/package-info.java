/** Compares stories by reading both sides. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.kind.story.verify;

import org.jspecify.annotations.NullMarked;
