/**
 * Internals of the client: JSON, calls, the check of answers, the mapping of errors, paging. Not part of the public
 * API.
 */
@NullMarked
package dev.sbsync.client.internal;

import org.jspecify.annotations.NullMarked;
