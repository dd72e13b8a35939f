package dev.sbsync.cli.panel;

import dev.sbsync.core.run.RunSnapshot;

/**
 * The data of a frame.
 *
 * @param run a snapshot of the run
 * @param pace the recent pace
 * @param help whether to show the help
 */
record PanelView(RunSnapshot run, Pace pace, boolean help) {}
