package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.transport.time.TimeSource;

/** What the parts of a running run share. */
record RunContext(RunItems items, EarlyEnd earlyEnd, Writers writers, TimeSource time, RunTimeline listener) {}
