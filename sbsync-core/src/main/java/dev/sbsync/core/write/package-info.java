/** Syncs one item, in steps that are each safe to repeat. */
@NullMarked
package dev.sbsync.core.write;

import org.jspecify.annotations.NullMarked;
