/**
 * Serves assets and their folders, and takes uploaded files as the storage of the API does. Not part of the public API.
 * Callers hold the lock of the state.
 */
@NullMarked
package dev.sbsync.testkit.internal.asset;

import org.jspecify.annotations.NullMarked;
