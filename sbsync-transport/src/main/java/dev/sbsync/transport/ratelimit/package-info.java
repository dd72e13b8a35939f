/**
 * Pacing: how many requests leave in a second, shared by everything that the server counts together. Bucket4j keeps the
 * ledger; waiting goes through {@link dev.sbsync.transport.time.TimeSource}.
 */
@NullMarked
package dev.sbsync.transport.ratelimit;

import org.jspecify.annotations.NullMarked;
