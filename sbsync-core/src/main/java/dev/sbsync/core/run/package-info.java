/** A run as callers see it: progress, results, attempts, and what listeners and journals are told. */
@NullMarked
package dev.sbsync.core.run;

import org.jspecify.annotations.NullMarked;
