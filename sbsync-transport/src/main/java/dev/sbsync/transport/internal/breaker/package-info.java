/**
 * The circuit breaker that stops requests to a failing server. Resilience4j's CircuitBreaker counts results and keeps
 * the state; permissions, timing and the slow start afterwards are implemented here, on
 * {@link dev.sbsync.transport.time.TimeSource}.
 *
 * <p>Each transport has its own breaker, even if it shares a rate limiter with another one: one host may fail for one
 * of them only. The slow start acts on the shared rate limiter.
 */
@NullMarked
package dev.sbsync.transport.internal.breaker;

import org.jspecify.annotations.NullMarked;
