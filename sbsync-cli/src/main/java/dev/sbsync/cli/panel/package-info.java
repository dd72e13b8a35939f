/**
 * The live panel of a run in a terminal. What is drawn is a pure function of a {@code PanelView}, a size and a look; a
 * thread of its own draws it from snapshots about twice a second, and the run never waits for it.
 */
@NullMarked
package dev.sbsync.cli.panel;

import org.jspecify.annotations.NullMarked;
