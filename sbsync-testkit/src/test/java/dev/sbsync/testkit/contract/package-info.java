/** The contract, run. */
@NullMarked
package dev.sbsync.testkit.contract;

import org.jspecify.annotations.NullMarked;
