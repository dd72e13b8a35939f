/** How many items are worked on at once: an algorithm without clock or threads, and what feeds it with real results. */
@NullMarked
package dev.sbsync.core.concurrency;

import org.jspecify.annotations.NullMarked;
