/**
 * Lists, reads, creates, updates and deletes the items of a space that are not stories; each kind overrides what
 * differs. Not part of the public API. Callers hold the lock of the state.
 */
@NullMarked
package dev.sbsync.testkit.internal.resource;

import org.jspecify.annotations.NullMarked;
