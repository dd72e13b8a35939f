package dev.sbsync.core.state;

import dev.sbsync.core.preflight.OnDrift;
import dev.sbsync.core.preflight.OnExisting;
import dev.sbsync.core.preflight.PublishMode;
import dev.sbsync.core.selection.Selection;

/** What a run was told to do; a run that is resumed goes on with the same. */
public record RunOptions(Selection selection, OnExisting onExisting, OnDrift onDrift, PublishMode publish) {}
