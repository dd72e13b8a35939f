/**
 * The API of a reliable HTTP call: a {@link dev.sbsync.transport.Transport} sends a
 * {@link dev.sbsync.transport.TransportRequest} and returns a {@link dev.sbsync.transport.TransportOutcome}, which
 * states whether the request may have taken effect. Independent of Storyblok and JSON.
 * {@code dev.sbsync.transport.http.HttpTransport} is the implementation.
 *
 * <p>A transport keeps statistics ({@link dev.sbsync.transport.Transport#stats()}) and notifies a
 * {@link dev.sbsync.transport.TransportListener}. For example, to feed Micrometer:
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
