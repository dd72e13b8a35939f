/**
 * Rate limits shared by all requests that a server counts together. Built on Bucket4j; waits use
 * {@link dev.sbsync.transport.time.TimeSource}.
 */
@NullMarked
package dev.sbsync.transport.ratelimit;

import org.jspecify.annotations.NullMarked;
