/** Component groups, internal tags, components and presets. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.kind.component;

import org.jspecify.annotations.NullMarked;
