package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Nodes;

/**
 * The plan of a space by its level, 0 being the smallest, and the rate limit that comes with it
 * (docs/management-api.md).
 */
public final class Plans {
    /** The requests per second of every plan but the smallest. */
    public static final int PAID_LIMIT = 6;

    private static final int SMALLEST_LIMIT = 3;
    private static final long DEFAULT_LEVEL = 3;

    private Plans() {}

    /** Returns the level. */
    public static long level(SpaceState space) {
        return Nodes.integer(space.settings(), "plan_level", DEFAULT_LEVEL);
    }

    /** Returns the name. */
    public static String name(SpaceState space) {
        return level(space) <= 0 ? "starter" : "growth";
    }

    /** Returns the requests per second. */
    public static int limit(SpaceState space) {
        return level(space) <= 0 ? SMALLEST_LIMIT : PAID_LIMIT;
    }
}
