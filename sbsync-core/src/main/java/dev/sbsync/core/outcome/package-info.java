/** How items end: outcomes as values, and the closed list of codes for what went wrong or could not be mirrored. */
@NullMarked
package dev.sbsync.core.outcome;

import org.jspecify.annotations.NullMarked;
