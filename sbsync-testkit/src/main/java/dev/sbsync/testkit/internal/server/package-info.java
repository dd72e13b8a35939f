/** The socket in front of the behaviour. Not part of the public API. */
@NullMarked
package dev.sbsync.testkit.internal.server;

import org.jspecify.annotations.NullMarked;
