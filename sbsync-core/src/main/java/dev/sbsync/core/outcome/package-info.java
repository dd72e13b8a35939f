/** The outcomes of items as values, and the closed list of codes for failures and warnings. */
@NullMarked
package dev.sbsync.core.outcome;

import org.jspecify.annotations.NullMarked;
