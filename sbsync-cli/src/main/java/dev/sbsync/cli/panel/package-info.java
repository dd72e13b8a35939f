/**
 * The live panel of a run in a terminal. A frame is a pure function of a {@code PanelView}, a size and a look. A
 * separate thread draws snapshots about twice per second; the run never waits for it.
 */
@NullMarked
package dev.sbsync.cli.panel;

import org.jspecify.annotations.NullMarked;
