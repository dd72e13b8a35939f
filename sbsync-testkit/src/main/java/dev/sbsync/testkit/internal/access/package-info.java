/**
 * Checks tokens and their scopes, and answers what a token may do and who its user is. Not part of the public API.
 * Callers hold the lock of the state.
 */
@NullMarked
package dev.sbsync.testkit.internal.access;

import org.jspecify.annotations.NullMarked;
