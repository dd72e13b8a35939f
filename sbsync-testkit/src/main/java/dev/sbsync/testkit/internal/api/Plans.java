package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.state.SpaceState;

/** Plans by their level (ma-facts §2.1, §2.2): 0 is the smallest. */
final class Plans {
    static final int PAID_LIMIT = 6;
    private static final int SMALLEST_LIMIT = 3;
    private static final long DEFAULT_LEVEL = 3;

    private Plans() {}

    static long level(SpaceState space) {
        return Json.integer(space.settings(), "plan_level", DEFAULT_LEVEL);
    }

    static String name(SpaceState space) {
        return level(space) <= 0 ? "starter" : "growth";
    }

    /** Returns the requests per second. */
    static int limit(SpaceState space) {
        return level(space) <= 0 ? SMALLEST_LIMIT : PAID_LIMIT;
    }
}
