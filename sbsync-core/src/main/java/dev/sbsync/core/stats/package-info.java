/**
 * What a running sync looks like over time: rates over the last seconds, a bounded history of the whole run, and how
 * long the rest may take. Durations are measured on the monotonic clock, so that a wall clock that is set changes
 * nothing. Every type says whether it is thread-safe.
 */
@NullMarked
package dev.sbsync.core.stats;

import org.jspecify.annotations.NullMarked;
