/**
 * Serves datasources with their dimensions, and their entries. Not part of the public API. Callers hold the lock of the
 * state.
 */
@NullMarked
package dev.sbsync.testkit.internal.datasource;

import org.jspecify.annotations.NullMarked;
