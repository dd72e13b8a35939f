package dev.sbsync.core.faultmodel;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/**
 * Something that happens to one kind of request, from its n-th one on, some times in a row.
 *
 * @param resource the resource of the API that the requests are about; empty for any
 * @param meets which requests it is about
 * @param from the first of them that it happens to, counted from 1
 * @param times how many of them it happens to
 * @param effect what happens
 * @param late how long after the client gave up a request takes effect that takes effect late
 */
record Fault(String resource, Target meets, int from, int times, Effect effect, Duration late) {

    /** Creates a fault of requests about anything. */
    Fault(Target meets, int from, int times, Effect effect, Duration late) {
        this("", meets, from, times, effect, late);
    }

    /** What a fault can be about; a list is a read too. */
    enum Target {
        SOURCE_LIST,
        TARGET_LIST,
        SOURCE_READ,
        TARGET_READ,
        CREATE,
        UPDATE,
        UUID,
        UNPUBLISH,
        DELETE,
        /** The request after an upload. */
        FINISH,
        UPLOAD,
        DOWNLOAD;

        /** What faults of stories are about. */
        private static final Set<Target> OF_STORIES = EnumSet.range(SOURCE_LIST, UNPUBLISH);
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
        /** 500, although done (docs/management-api.md). */
        ERROR_AFTER,
        /** 429, nothing done. */
        THROTTLED,
        /** 429 with the time to come back, nothing done. */
        THROTTLED_FOR,
        /** 422 that names nothing in particular, nothing done. */
        INVALID,
        /** 422 that says what is taken, nothing done. */
        TAKEN,
        /** 520, nothing done. */
        UNKNOWN_ERROR,
        /** A redirect to another host, nothing done. */
        REDIRECT,
        /** 304, nothing done. */
        NOT_MODIFIED,
        /** 429 with a time to come back that is days away, nothing done. */
        THROTTLED_FOR_DAYS,
        /** 200 with a page of HTML, nothing done. */
        HTML,
        /** 200 with nothing, although done. */
        EMPTY_AFTER,
        /** 200 with null, although done. */
        NULL_AFTER,
        /** 200 with an error object, although done. */
        ERROR_OBJECT_AFTER,
        /** The right kind of answer about another story; done. */
        FOREIGN,
        /** Done; what was created cannot be read for a while. */
        READ_LAG,
        /** A page without rows. */
        EMPTY_PAGE,
        /** A page that lacks its last rows. */
        SHORT_PAGE,
        /** The page before the one asked for. */
        REPEATED_PAGE,
        /** A list without its total. */
        WITHOUT_TOTAL,
        /** A total that is too low. */
        LOW_TOTAL,
        /** A total that is too high. */
        HIGH_TOTAL,
        /** A total of zero. */
        ZERO_TOTAL,
        /** 200 with the first half of its JSON, although done. */
        CUT_AFTER,
        /** Done; what was created is not in lists for a while. */
        LIST_LAG,
        /** The signature of a file's address or upload has expired, nothing done. */
        FILE_EXPIRED,
        /** The host of files refuses, nothing done. */
        FILE_REFUSED,
        /** The host of files is busy, nothing done. */
        FILE_SLOW_DOWN,
        /** The connection breaks half-way through a file; of an upload nothing is stored. */
        FILE_CUT,
        /** Half of a file, and then nothing until the client's deadline; of an upload nothing is stored. */
        FILE_STALLED;

        /** What was there before answers that lie were. */
        private static final Set<Effect> BROKEN = EnumSet.range(LOST_BEFORE, TAKEN);

        /** Answers that lie. */
        private static final Set<Effect> LIES = EnumSet.range(UNKNOWN_ERROR, LOW_TOTAL);

        /** More of these, drawn from another source of chance, so that what a seed means stays. */
        private static final Set<Effect> MORE_LIES = EnumSet.of(HIGH_TOTAL, ZERO_TOTAL, CUT_AFTER);

        /** Faults of pages. */
        static final Set<Effect> PAGES = EnumSet.range(EMPTY_PAGE, ZERO_TOTAL);

        /** Faults of the hosts of files. */
        static final Set<Effect> OF_FILES = EnumSet.range(FILE_EXPIRED, FILE_STALLED);

        /** Returns whether the API says with it that the item cannot be written; then the item has to fail. */
        boolean refuses() {
            return this == INVALID || this == TAKEN || this == FILE_REFUSED || this == FILE_EXPIRED;
        }
    }

    /** Returns an answer without content, or with wrong content. */
    static Fault anyLie(Random random) {
        Target[] targets = Target.OF_STORIES.toArray(Target[]::new);
        Target meets = targets[random.nextBoolean() ? random.nextInt(2) : random.nextInt(targets.length)];
        boolean list = meets == Target.SOURCE_LIST || meets == Target.TARGET_LIST;
        boolean read = list || meets == Target.SOURCE_READ || meets == Target.TARGET_READ;
        Effect[] effects = Effect.LIES.stream()
                .filter(effect -> list || !Effect.PAGES.contains(effect))
                .filter(effect -> effect != Effect.READ_LAG || meets == Target.CREATE)
                .filter(effect -> effect != Effect.FOREIGN || meets != Target.UUID)
                .toArray(Effect[]::new);
        boolean lag = random.nextInt(3) == 0 && meets == Target.CREATE;
        Effect effect = lag ? Effect.READ_LAG : effects[random.nextInt(effects.length)];
        int most = list ? 2 : read ? 60 : meets == Target.UNPUBLISH ? 3 : 15;
        return new Fault(meets, 1 + random.nextInt(most), 1 + random.nextInt(2), effect, Duration.ofSeconds(3));
    }

    /** Returns a wrong total of a list, or an answer that is cut. */
    static Fault anotherLie(Random random) {
        boolean list = random.nextBoolean();
        Target[] targets = list
                ? new Target[] {Target.SOURCE_LIST, Target.TARGET_LIST}
                : EnumSet.range(Target.SOURCE_READ, Target.UNPUBLISH).toArray(Target[]::new);
        Effect[] effects = Effect.MORE_LIES.stream()
                .filter(effect -> list || !Effect.PAGES.contains(effect))
                .toArray(Effect[]::new);
        Target meets = targets[random.nextInt(targets.length)];
        Effect effect = effects[random.nextInt(effects.length)];
        int most = list ? 2 : 15;
        return new Fault(meets, 1 + random.nextInt(most), 1 + random.nextInt(2), effect, Duration.ofSeconds(3));
    }

    /** Returns a broken connection, a refusal or an error. */
    static Fault any(Random random) {
        Target[] targets = EnumSet.range(Target.SOURCE_READ, Target.UNPUBLISH).toArray(Target[]::new);
        Target meets = targets[random.nextInt(targets.length)];
        boolean read = meets == Target.SOURCE_READ || meets == Target.TARGET_READ;
        Effect[] effects = Effect.BROKEN.stream()
                .filter(effect -> !read || !effect.refuses())
                .toArray(Effect[]::new);
        Effect effect = effects[random.nextInt(effects.length)];
        int most = switch (meets) {
            case SOURCE_LIST, TARGET_LIST -> 3;
            case SOURCE_READ, TARGET_READ -> 80;
            case CREATE, UPDATE -> 25;
            case UUID -> 15;
            case UNPUBLISH -> 3;
            case DELETE, FINISH, UPLOAD, DOWNLOAD -> throw new IllegalStateException("not of stories: " + meets);
        };
        return new Fault(
                meets,
                1 + random.nextInt(most),
                1 + random.nextInt(3),
                effect,
                Duration.ofMillis(1000 + random.nextInt(9000)));
    }
}
