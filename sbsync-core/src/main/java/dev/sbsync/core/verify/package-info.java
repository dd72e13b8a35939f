/** Reads both spaces and says what differs, writing nothing. */
@NullMarked
package dev.sbsync.core.verify;

import org.jspecify.annotations.NullMarked;
