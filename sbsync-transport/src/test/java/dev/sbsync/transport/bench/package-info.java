/**
 * Benches of the transport, and what they share with its tests. Classes named {@code *Bench} run in the Maven profile
 * {@code bench} alone.
 */
@NullMarked
package dev.sbsync.transport.bench;

import org.jspecify.annotations.NullMarked;
