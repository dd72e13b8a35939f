/**
 * Time and concurrency: {@link dev.sbsync.transport.time.TimeSource} and {@link dev.sbsync.transport.time.Tasks}. Only
 * this package uses clocks, sleeps, threads and conditions. The test-jar has manual and simulated time for tests.
 */
@NullMarked
package dev.sbsync.transport.time;

import org.jspecify.annotations.NullMarked;
