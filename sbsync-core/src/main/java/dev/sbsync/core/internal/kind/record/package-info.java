/** Record-like kinds: a list shows all of an item, and one request writes it. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.kind.record;

import org.jspecify.annotations.NullMarked;
