/**
 * What a user gets to read: results on stdout, everything else on stderr, with nothing in it that a terminal would
 * obey. Texts are made by pure functions; {@link dev.sbsync.cli.output.Output} alone prints, and is thread-safe.
 */
@NullMarked
package dev.sbsync.cli.output;

import org.jspecify.annotations.NullMarked;
