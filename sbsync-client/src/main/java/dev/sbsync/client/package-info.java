/**
 * Storyblok's Management API, typed: {@link dev.sbsync.client.ManagementClient} and one {@code …Operations} class per
 * resource, over the raw JSON of the API.
 *
 * <p>Calls block, and nothing here knows of copying between spaces. All public types are thread-safe or immutable
 * unless their documentation says otherwise. What is known of the real API is in docs/management-api.md.
 *
 * <p><b>Errors.</b> Every operation throws {@link dev.sbsync.client.error.ApiException} if the API refuses the request,
 * and {@link dev.sbsync.transport.error.TransportException} if there is no usable response. A write that fails with
 * {@link dev.sbsync.transport.error.SbsyncException#ambiguous()} may have been applied: check before repeating it.
 *
 * <p><b>Retries.</b> Reads, and requests that were certainly not applied (not sent, or 429), are retried within the
 * retry policy. Each method that writes says whether it is also retried if the response is lost.
 */
@NullMarked
package dev.sbsync.client;

import org.jspecify.annotations.NullMarked;
