/**
 * The only place of the testkit that reads a clock; everything else is given a
 * {@link dev.sbsync.testkit.time.FakeClock}.
 */
@NullMarked
package dev.sbsync.testkit.time;

import org.jspecify.annotations.NullMarked;
