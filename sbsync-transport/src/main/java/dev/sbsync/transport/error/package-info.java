/** The root of everything that sbsync throws, and the failure of an exchange that got no usable answer. */
@NullMarked
package dev.sbsync.transport.error;

import org.jspecify.annotations.NullMarked;
