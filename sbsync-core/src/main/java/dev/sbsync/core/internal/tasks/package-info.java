/** Runs tasks on several workers. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.tasks;

import org.jspecify.annotations.NullMarked;
