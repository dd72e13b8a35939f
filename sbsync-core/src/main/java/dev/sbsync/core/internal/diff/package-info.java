/** Compares JSON values: equality, changes, rich text as readable text. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.diff;

import org.jspecify.annotations.NullMarked;
