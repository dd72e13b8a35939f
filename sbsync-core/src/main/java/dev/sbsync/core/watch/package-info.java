/** What a watch reports: cycles and their listener. */
@NullMarked
package dev.sbsync.core.watch;

import org.jspecify.annotations.NullMarked;
