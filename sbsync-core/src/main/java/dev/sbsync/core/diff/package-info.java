/** The changes from one JSON value to another, as a JSON patch. */
@NullMarked
package dev.sbsync.core.diff;

import org.jspecify.annotations.NullMarked;
