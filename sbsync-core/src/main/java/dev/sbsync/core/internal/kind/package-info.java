/** The seam between the engine and the kinds of items. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.kind;

import org.jspecify.annotations.NullMarked;
