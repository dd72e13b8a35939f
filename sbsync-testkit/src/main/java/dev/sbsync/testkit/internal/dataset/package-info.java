/**
 * Loads datasets: checks them, completes what they leave out, and builds their spaces. Not part of the public API. An
 * invalid dataset is refused with the place of the error.
 */
@NullMarked
package dev.sbsync.testkit.internal.dataset;

import org.jspecify.annotations.NullMarked;
