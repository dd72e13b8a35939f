/** What downloads and uploads of files have in common: hosts, slots and counters. Not part of the public API. */
@NullMarked
package dev.sbsync.client.internal.transfer;

import org.jspecify.annotations.NullMarked;
