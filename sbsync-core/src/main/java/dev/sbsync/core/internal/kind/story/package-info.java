/** Stories and folders: the largest kind. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.kind.story;

import org.jspecify.annotations.NullMarked;
