/** Lists the stories of a space. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.kind.story.scan;

import org.jspecify.annotations.NullMarked;
