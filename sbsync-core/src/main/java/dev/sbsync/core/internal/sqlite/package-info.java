/** Executes plans. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.sqlite;

import org.jspecify.annotations.NullMarked;
