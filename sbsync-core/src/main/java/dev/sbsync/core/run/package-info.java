/**
 * Executes a plan: items become ready when their dependencies are confirmed, workers process them, outcomes are values.
 */
@NullMarked
package dev.sbsync.core.run;

import org.jspecify.annotations.NullMarked;
