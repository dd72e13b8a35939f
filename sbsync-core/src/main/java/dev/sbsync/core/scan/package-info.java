/** Lists spaces: one compact row per story and folder, without content, so that memory stays flat. */
@NullMarked
package dev.sbsync.core.scan;

import org.jspecify.annotations.NullMarked;
