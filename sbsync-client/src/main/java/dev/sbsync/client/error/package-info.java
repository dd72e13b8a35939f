/**
 * What the Management API answers instead of success, as unchecked exceptions: one class per status that callers treat
 * differently, under {@link dev.sbsync.client.error.ApiException}. A request without any answer ends in
 * {@link dev.sbsync.transport.error.TransportException} instead. All types are immutable.
 */
@NullMarked
package dev.sbsync.client.error;

import org.jspecify.annotations.NullMarked;
