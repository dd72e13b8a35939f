/** What changed in the target since the last sync, in words. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.drift;

import org.jspecify.annotations.NullMarked;
