/** The memory for the contents of items in flight. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.content;

import org.jspecify.annotations.NullMarked;
