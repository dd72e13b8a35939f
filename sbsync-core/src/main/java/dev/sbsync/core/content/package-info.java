/** Reads the content of items on demand, draft and published layer consistently. */
@NullMarked
package dev.sbsync.core.content;

import org.jspecify.annotations.NullMarked;
