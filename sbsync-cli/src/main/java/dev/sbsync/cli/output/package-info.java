/**
 * The CLI's output: results on stdout, everything else on stderr, without terminal control characters. Texts are built
 * by pure functions; only {@link dev.sbsync.cli.output.Output} prints, and it is thread-safe.
 */
@NullMarked
package dev.sbsync.cli.output;

import org.jspecify.annotations.NullMarked;
