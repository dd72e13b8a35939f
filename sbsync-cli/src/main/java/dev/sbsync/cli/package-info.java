/**
 * The {@code sbsync} command: one class per command, each a thin layer over {@link dev.sbsync.core.SpaceSync}. Not for
 * embedding: only {@link dev.sbsync.cli.Main} is public.
 */
@NullMarked
package dev.sbsync.cli;

import org.jspecify.annotations.NullMarked;
