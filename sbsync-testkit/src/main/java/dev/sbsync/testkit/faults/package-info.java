/** Fault rules. {@link dev.sbsync.testkit.faults.Faults} is thread-safe, the values are immutable. */
@NullMarked
package dev.sbsync.testkit.faults;

import org.jspecify.annotations.NullMarked;
