package dev.sbsync.core.internal.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long an item takes, without the times that do not count towards its limit. Not thread-safe. */
final class ItemTimes {

    /** The maximum total time of an item's retries, excluding waits that the server requests. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Duration MOST_EXCUSED = Duration.ofHours(1);

    private boolean started;
    private long startedAt;
    private Duration excused = Duration.ZERO;
    private @Nullable Long waitsForRoomSince;

    void begin(long now) {
        if (!started) {
            started = true;
            startedAt = now;
        }
        if (waitsForRoomSince != null) {
            startLater(Duration.ofNanos(now - waitsForRoomSince));
            waitsForRoomSince = null;
        }
    }

    boolean started() {
        return started;
    }

    /** Returns the time since the first attempt; zero before it. */
    Duration elapsed(long now) {
        return started ? Duration.ofNanos(now - startedAt) : Duration.ZERO;
    }

    /** Returns whether the item may be retried after a delay. */
    boolean allow(Duration delay, long now) {
        return elapsed(now).plus(delay).compareTo(LONGEST) <= 0;
    }

    /** Excludes the time from {@code now} to the next attempt. */
    void waitForRoom(long now) {
        waitsForRoomSince = now;
    }

    /** Excludes a wait requested by the server, up to an hour in total. */
    void excuse(Duration asked) {
        Duration left = MOST_EXCUSED.minus(excused);
        Duration more = asked.compareTo(left) < 0 ? asked : left;
        excused = excused.plus(more);
        startLater(more);
    }

    /** Excludes a pause. */
    void startLater(Duration pause) {
        startedAt += pause.toNanos();
    }
}
