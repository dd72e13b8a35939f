/**
 * The state kept between runs of one pair of spaces: the progress of each run, and the baselines. In memory, or in a
 * file that survives a crash at any moment. Never contains tokens or content. Each type documents its thread-safety.
 */
@NullMarked
package dev.sbsync.core.state;

import org.jspecify.annotations.NullMarked;
