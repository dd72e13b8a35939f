/**
 * Limits the requests per second and those in flight, and answers the rest with 429. Not part of the public API.
 * Callers hold the lock of the state.
 */
@NullMarked
package dev.sbsync.testkit.internal.limit;

import org.jspecify.annotations.NullMarked;
