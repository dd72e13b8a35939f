/**
 * A bounded pool of writes by key: one at a time per key, the latest of several wins. Independent of stories; a run
 * uses it for its items, and applications may use it for their own work.
 */
@NullMarked
package dev.sbsync.core.pool;

import org.jspecify.annotations.NullMarked;
