/** Stores rows in an SQLite file with a lock. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.sqlite;

import org.jspecify.annotations.NullMarked;
