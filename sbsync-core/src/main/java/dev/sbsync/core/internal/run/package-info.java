/** Executes plans. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.run;

import org.jspecify.annotations.NullMarked;
