package dev.sbsync.core.faultmodel;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/**
 * Something that happens to one kind of request, from its n-th one on, some times in a row.
 *
 * @param meets which requests it is about
 * @param from the first of them that it happens to, counted from 1
 * @param times how many of them it happens to
 * @param effect what happens
 * @param late how long after the client gave up a request takes effect that takes effect late
 */
record Fault(Target meets, int from, int times, Effect effect, Duration late) {

    /** What a fault can be about. */
    enum Target {
        SOURCE_READ,
        TARGET_READ,
        CREATE,
        UPDATE,
        UUID,
        UNPUBLISH
    }

    /** What can happen to a request. */
    enum Effect {
        /** The connection breaks before the server has seen it. */
        LOST_BEFORE,
        /** The server has done it, and the answer is lost. */
        LOST_AFTER,
        /** The connection breaks, and the server does it some seconds later. */
        LATE,
        /** No answer until the client's deadline, and the server does it some seconds after that. */
        LATE_AFTER_TIMEOUT,
        /** 503, nothing done. */
        UNAVAILABLE,
        /** 500, although done (ma-facts §2.3). */
        ERROR_AFTER,
        /** 429, nothing done. */
        THROTTLED,
        /** 429 with the time to come back, nothing done. */
        THROTTLED_FOR,
        /** 422 that names nothing in particular, nothing done. */
        INVALID,
        /** 422 that says what is taken, nothing done. */
        TAKEN;

        /** Tells whether the API says with it that the item cannot be written; then the item has to fail. */
        boolean refuses() {
            return this == INVALID || this == TAKEN;
        }
    }

    static Fault any(Random random) {
        Target[] targets = Target.values();
        Target meets = targets[random.nextInt(targets.length)];
        boolean read = meets == Target.SOURCE_READ || meets == Target.TARGET_READ;
        Effect[] effects = Arrays.stream(Effect.values())
                .filter(effect -> !read || !effect.refuses())
                .toArray(Effect[]::new);
        Effect effect = effects[random.nextInt(effects.length)];
        int most = switch (meets) {
            case SOURCE_READ, TARGET_READ -> 80;
            case CREATE, UPDATE -> 25;
            case UUID -> 15;
            case UNPUBLISH -> 3;
        };
        return new Fault(
                meets,
                1 + random.nextInt(most),
                1 + random.nextInt(3),
                effect,
                Duration.ofMillis(1000 + random.nextInt(9000)));
    }
}
