/**
 * One HTTP exchange made dependable: {@link dev.sbsync.transport.Transport} paces, repeats what may be repeated, bounds
 * every attempt in time and size, counts what it does, and says in a typed
 * {@link dev.sbsync.transport.TransportOutcome} what is known about the effect on the server. It knows neither
 * Storyblok nor JSON.
 *
 * <p>On its way a call meets, in this order: the retry policy, the gate that shuts while the server fails
 * ({@link dev.sbsync.transport.internal.breaker}), the budget that paces it, one exchange, and the counters. A wait
 * that is longer than two seconds is not sat out: its outcome says when to come back.
 *
 * <p>A transport counts by itself ({@link dev.sbsync.transport.Transport#stats()}), and tells a
 * {@link dev.sbsync.transport.TransportListener}. What feeds Micrometer, without this module knowing it:
 *
 * <pre>{@code
 * TransportListener metrics = new TransportListener() {
 *     public void attemptEnded(AttemptReport attempt) {
 *         Timer.builder("sbsync.requests").tag("method", attempt.method()).tag("status", "" + attempt.status())
 *                 .register(registry).record(attempt.latency());
 *     }
 *     public void throttled(AttemptReport attempt) {
 *         registry.counter("sbsync.throttled").increment();
 *     }
 * };
 * Transport transport = HttpTransport.builder().rateLimiter(limiter).listener(metrics).build();
 * Gauge.builder("sbsync.permits.waiting", () -> transport.stats().permitsWaiting()).register(registry);
 * Gauge.builder("sbsync.circuit", () -> transport.stats().circuit().ordinal()).register(registry);
 * }</pre>
 *
 * <p>All public types are thread-safe unless their documentation says otherwise.
 */
@NullMarked
package dev.sbsync.transport;

import org.jspecify.annotations.NullMarked;
