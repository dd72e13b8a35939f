/**
 * The gate that keeps requests from a server that is down. Resilience4j's CircuitBreaker counts and has the states;
 * entering, reporting, waiting and the slow start afterwards are ours, on {@link dev.sbsync.transport.time.TimeSource}.
 *
 * <p>A transport has one gate of its own. Two transports that share a budget (a sync's source and target on one host)
 * do not share it: the one whose requests the server fails stops, and the other finds out by itself. What they do share
 * is the budget's slow start. All types are thread-safe.
 */
@NullMarked
package dev.sbsync.transport.breaker;

import org.jspecify.annotations.NullMarked;
