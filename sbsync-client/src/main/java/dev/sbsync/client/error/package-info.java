/**
 * Errors of the Management API as unchecked exceptions: one class per status that callers treat differently, below
 * {@link dev.sbsync.client.error.ApiException}. A request without an answer throws
 * {@link dev.sbsync.transport.error.TransportException} instead. All types are immutable.
 */
@NullMarked
package dev.sbsync.client.error;

import org.jspecify.annotations.NullMarked;
