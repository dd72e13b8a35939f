/**
 * The {@code sbsync} command: one class per command, each thin over {@link dev.sbsync.core.SpaceSync}. Nothing here is
 * for embedding; public is {@link dev.sbsync.cli.Main} alone.
 */
@NullMarked
package dev.sbsync.cli;

import org.jspecify.annotations.NullMarked;
