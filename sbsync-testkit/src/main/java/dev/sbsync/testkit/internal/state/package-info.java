/**
 * What the fake stores: spaces, stories, their layers and versions. Not part of the public API. Not thread-safe:
 * callers hold the lock of {@link dev.sbsync.testkit.internal.state.FakeState}.
 */
@NullMarked
package dev.sbsync.testkit.internal.state;

import org.jspecify.annotations.NullMarked;
