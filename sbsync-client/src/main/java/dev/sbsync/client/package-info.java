/**
 * Storyblok's Management API, typed: {@link dev.sbsync.client.ManagementClient} and one {@code …Operations} type per
 * resource, over the raw JSON that the API sent.
 *
 * <p>It knows nothing of copying between spaces and starts no threads. Calls block. All public types are thread-safe or
 * immutable unless their documentation says otherwise. "ma-facts" in the documentation of this package names the
 * project's collection of what is known of the real API.
 */
@NullMarked
package dev.sbsync.client;

import org.jspecify.annotations.NullMarked;
