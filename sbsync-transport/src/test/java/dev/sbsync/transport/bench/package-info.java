/**
 * Benchmarks of the transport, and code shared with its tests. Classes named {@code *Bench} run only in the Maven
 * profile {@code bench}.
 */
@NullMarked
package dev.sbsync.transport.bench;

import org.jspecify.annotations.NullMarked;
