/**
 * Loads datasets: checks them, completes what they leave out, and builds their spaces. Not part of the public API. A
 * bad dataset is refused with the place of the fault.
 */
@NullMarked
package dev.sbsync.testkit.internal.dataset;

import org.jspecify.annotations.NullMarked;
