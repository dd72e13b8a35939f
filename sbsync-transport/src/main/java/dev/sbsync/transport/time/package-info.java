/**
 * The two seams for everything that waits or runs concurrently: {@link dev.sbsync.transport.time.TimeSource} and
 * {@link dev.sbsync.transport.time.Tasks}. Only this package touches clocks, sleeps, threads and conditions; manual and
 * simulated time for tests ship in this module's test-jar.
 */
@NullMarked
package dev.sbsync.transport.time;

import org.jspecify.annotations.NullMarked;
