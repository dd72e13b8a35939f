/** The single definition of <em>equal</em>, shared by plan, run and verification. Pure functions. */
@NullMarked
package dev.sbsync.core.equality;

import org.jspecify.annotations.NullMarked;
