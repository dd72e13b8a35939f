/** Reads the content of one item when a worker needs it, draft and published layer together and never torn. */
@NullMarked
package dev.sbsync.core.content;

import org.jspecify.annotations.NullMarked;
