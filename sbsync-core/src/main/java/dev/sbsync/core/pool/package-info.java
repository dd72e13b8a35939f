/**
 * Writes by key: bounded, one at a time for each key, the latest of several wins. Knows nothing of stories; a run puts
 * its items through it, and an embedder may put its own work through one.
 */
@NullMarked
package dev.sbsync.core.pool;

import org.jspecify.annotations.NullMarked;
