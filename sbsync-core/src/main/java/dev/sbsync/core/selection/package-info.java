/** Which items of the source a run is about. */
@NullMarked
package dev.sbsync.core.selection;

import org.jspecify.annotations.NullMarked;
