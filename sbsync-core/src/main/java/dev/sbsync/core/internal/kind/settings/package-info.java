/** The settings of a space. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.kind.settings;

import org.jspecify.annotations.NullMarked;
