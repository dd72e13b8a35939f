package dev.sbsync.cli.panel;

import dev.sbsync.core.run.RunSnapshot;

/**
 * All that a frame shows.
 *
 * @param run the run at a moment
 * @param pace how fast it has been lately
 * @param help whether the keys are explained
 */
record PanelView(RunSnapshot run, Pace pace, boolean help) {}
