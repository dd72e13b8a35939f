/** The record kinds of a whole space, in order. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.kind.space;

import org.jspecify.annotations.NullMarked;
