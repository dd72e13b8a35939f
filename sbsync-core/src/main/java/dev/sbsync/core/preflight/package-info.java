/**
 * From two scans to one plan: matching, places, order, conflicts. Pure: no I/O, no clock; equal scans give equal plans.
 */
@NullMarked
package dev.sbsync.core.preflight;

import org.jspecify.annotations.NullMarked;
