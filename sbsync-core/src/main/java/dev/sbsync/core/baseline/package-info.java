/**
 * What both sides of an item looked like when it was last in sync, and what may be concluded from how they look now.
 * All values; thread-safe.
 */
@NullMarked
package dev.sbsync.core.baseline;

import org.jspecify.annotations.NullMarked;
