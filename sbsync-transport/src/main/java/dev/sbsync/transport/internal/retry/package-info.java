/** Retry decisions and backoff: pure, without waiting. The transport waits. */
@NullMarked
package dev.sbsync.transport.internal.retry;

import org.jspecify.annotations.NullMarked;
