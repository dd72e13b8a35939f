/**
 * Storyblok's Management API, typed: {@link dev.sbsync.client.ManagementClient} and one {@code …Operations} type per
 * resource, over the raw JSON that the API sent.
 *
 * <p>It knows nothing of copying between spaces and starts no threads. Calls block. All public types are thread-safe or
 * immutable unless their documentation says otherwise. What is known of the real API is in docs/management-api.md.
 */
@NullMarked
package dev.sbsync.client;

import org.jspecify.annotations.NullMarked;
