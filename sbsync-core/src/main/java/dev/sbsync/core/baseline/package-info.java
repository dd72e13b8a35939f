/** The baselines of items, and comparisons of baselines with the current state. Immutable values; thread-safe. */
@NullMarked
package dev.sbsync.core.baseline;

import org.jspecify.annotations.NullMarked;
