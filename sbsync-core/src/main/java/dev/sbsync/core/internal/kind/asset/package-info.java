/** Assets with their files, and their folders. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.kind.asset;

import org.jspecify.annotations.NullMarked;
