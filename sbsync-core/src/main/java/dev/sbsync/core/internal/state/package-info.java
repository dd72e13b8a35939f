/** Executes plans. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.state;

import org.jspecify.annotations.NullMarked;
