/** The limit of concurrent items: an algorithm without clock or threads, and its input from real results. */
@NullMarked
package dev.sbsync.core.concurrency;

import org.jspecify.annotations.NullMarked;
