/** Plans stories: matching, order, changes of path and identity. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.kind.story.plan;

import org.jspecify.annotations.NullMarked;
