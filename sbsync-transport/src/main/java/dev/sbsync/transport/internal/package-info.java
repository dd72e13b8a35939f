/**
 * Apache HttpClient 5, wired so that it does nothing by itself: no retries, redirects, cookies, or cached credentials.
 * The only package that knows HttpClient; not for use outside sbsync.
 */
@NullMarked
package dev.sbsync.transport.internal;

import org.jspecify.annotations.NullMarked;
