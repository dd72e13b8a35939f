/** The one definition of <em>equal</em> that plan, no-op check and verification share. Pure functions over values. */
@NullMarked
package dev.sbsync.core.equality;

import org.jspecify.annotations.NullMarked;
