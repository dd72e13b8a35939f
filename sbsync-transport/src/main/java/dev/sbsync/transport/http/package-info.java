/**
 * The transport over HTTP. A call passes, in this order: the circuit breaker, the rate limiter, one attempt, the
 * statistics, and the retry decision. Waits of more than two seconds are returned to the caller as an outcome with a
 * delay.
 */
@NullMarked
package dev.sbsync.transport.http;

import org.jspecify.annotations.NullMarked;
