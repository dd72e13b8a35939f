/** What a watch knows of the source. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.watch;

import org.jspecify.annotations.NullMarked;
