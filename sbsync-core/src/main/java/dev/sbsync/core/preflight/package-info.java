/**
 * Creates a plan from two scans: matching, paths, order, conflicts. Pure: no I/O, no clock; equal scans give equal
 * plans.
 */
@NullMarked
package dev.sbsync.core.preflight;

import org.jspecify.annotations.NullMarked;
