/**
 * Whether to repeat a failed attempt, and when: pure decisions, no waiting.
 * {@link dev.sbsync.transport.retry.RetryConfig} is what an embedder sets; the rest serves the transport's one loop,
 * which does the waiting. All types are immutable.
 */
@NullMarked
package dev.sbsync.transport.retry;

import org.jspecify.annotations.NullMarked;
