/**
 * Answers requests without a socket: admits them by token and limits, applies faults, and dispatches them to the
 * handler of their route. Not part of the public API. One lock makes requests sequential.
 */
@NullMarked
package dev.sbsync.testkit.internal.api;

import org.jspecify.annotations.NullMarked;
