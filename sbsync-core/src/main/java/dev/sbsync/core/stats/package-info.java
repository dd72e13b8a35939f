/**
 * Statistics of a running sync: recent rates, a bounded history, and the estimated remaining time. Durations use the
 * monotonic clock, so changes of the wall clock have no effect. Each type documents its thread-safety.
 */
@NullMarked
package dev.sbsync.core.stats;

import org.jspecify.annotations.NullMarked;
