/**
 * Compares the stored states of two spaces by its own rules. Not part of the public API. Works on immutable snapshots.
 */
@NullMarked
package dev.sbsync.testkit.internal.mirror;

import org.jspecify.annotations.NullMarked;
