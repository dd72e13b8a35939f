/** Plans: what a run would do to each item, and the policies that decide it. */
@NullMarked
package dev.sbsync.core.plan;

import org.jspecify.annotations.NullMarked;
