/** Selects the source items of a run. */
@NullMarked
package dev.sbsync.core.selection;

import org.jspecify.annotations.NullMarked;
