/** The retry settings of a transport. */
@NullMarked
package dev.sbsync.transport.retry;

import org.jspecify.annotations.NullMarked;
