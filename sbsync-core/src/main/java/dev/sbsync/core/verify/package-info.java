/** Reads both spaces and compares them. Writes nothing. */
@NullMarked
package dev.sbsync.core.verify;

import org.jspecify.annotations.NullMarked;
