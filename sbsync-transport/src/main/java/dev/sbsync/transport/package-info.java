/**
 * One HTTP exchange made dependable: {@link dev.sbsync.transport.Transport} paces, repeats what may be repeated, bounds
 * every attempt in time and size, counts what it does, and says in a typed {@link dev.sbsync.transport.TransportOutcome}
 * what is known about the effect on the server. It knows neither Storyblok nor JSON.
 *
 * <p>All public types are thread-safe unless their documentation says otherwise.
 */
@NullMarked
package dev.sbsync.transport;

import org.jspecify.annotations.NullMarked;
