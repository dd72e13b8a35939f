/**
 * What is kept between runs of one pair of spaces: how far each run came, and the baseline. In memory, or in a file
 * that survives a crash at any moment. No token and no content is ever kept. Every type says whether it is thread-safe.
 */
@NullMarked
package dev.sbsync.core.state;

import org.jspecify.annotations.NullMarked;
