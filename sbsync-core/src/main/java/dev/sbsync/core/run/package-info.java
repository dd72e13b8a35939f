/**
 * Executes a plan: items become ready when what they depend on is confirmed, workers take them, outcomes are values.
 */
@NullMarked
package dev.sbsync.core.run;

import org.jspecify.annotations.NullMarked;
