/** Compares the items of a plan by reading both sides. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.verify;

import org.jspecify.annotations.NullMarked;
