/** Brings one item of the target into the source's state, in steps that are each safe to repeat. */
@NullMarked
package dev.sbsync.core.write;

import org.jspecify.annotations.NullMarked;
