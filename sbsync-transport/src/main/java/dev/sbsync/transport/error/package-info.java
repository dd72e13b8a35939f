/** The base class of all sbsync exceptions, and the exception of a call without a usable response. */
@NullMarked
package dev.sbsync.transport.error;

import org.jspecify.annotations.NullMarked;
