package dev.sbsync.cli.panel;

import dev.sbsync.core.run.RunSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The data of a frame.
 *
 * @param run a snapshot of the run
 * @param undoes the id of the run that it undoes; null if it undoes none
 * @param pace the recent pace
 * @param help whether to show the help
 */
record PanelView(RunSnapshot run, @Nullable String undoes, Pace pace, boolean help) {}
