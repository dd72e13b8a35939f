package dev.sbsync.transport.ratelimit;

import java.time.Duration;

/** A permit whose budget learns nothing from it. */
record PlainPermit(Duration waited) implements Permit {

    @Override
    public void giveBack() {
        // The budget does not take permits back.
    }

    @Override
    public void accepted() {
        // The budget has no rate to raise,
    }

    @Override
    public void throttled() {
        // and none to lower; the freeze that goes with it holds.
    }
}
