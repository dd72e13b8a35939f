/**
 * The only package that uses Apache HttpClient 5. Retries, redirects, cookies and cached credentials of HttpClient are
 * turned off.
 */
@NullMarked
package dev.sbsync.transport.internal.httpclient;

import org.jspecify.annotations.NullMarked;
