package dev.sbsync.transport.ratelimit;

import java.time.Duration;

/** A permit of a limiter that does not adapt to results. */
record PlainPermit(Duration waited) implements Permit {

    @Override
    public void giveBack() {
        // permits are not returned
    }

    @Override
    public void accepted() {
        // the rate is fixed
    }

    @Override
    public void throttled() {
        // the rate is fixed
    }
}
