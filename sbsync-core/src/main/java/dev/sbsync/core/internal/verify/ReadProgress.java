package dev.sbsync.core.internal.verify;

import dev.sbsync.core.outcome.Step;

/** The purpose of an item's latest read, which determines the meaning of a failure. Not thread-safe. */
public final class ReadProgress {

    private Step step = Step.READ_SOURCE;

    /** Records that the target is read next. */
    public void readsTarget() {
        step = Step.READ_TARGET;
    }

    Step step() {
        return step;
    }
}
