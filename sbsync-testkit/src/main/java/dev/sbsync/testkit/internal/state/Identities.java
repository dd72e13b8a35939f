package dev.sbsync.testkit.internal.state;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Assigns ids and uuids. All items of a fake share one sequence, so every id is unique; it starts above 2^48, as the
 * API's newer ids do (docs/management-api.md), so that clients that store ids in an {@code int} fail. Two fakes that
 * receive the same requests assign the same ids and uuids.
 */
public final class Identities {
    /** The first id of those above 2^48. */
    public static final long FIRST = (1L << 48) + 1_000_000L;

    private static final long STEP = 13;

    private long last = FIRST;

    /** Returns whether a text is an id. */
    public static boolean isId(String text) {
        return text.matches("\\d{1,18}");
    }

    /** Returns an independent copy. */
    Identities copy() {
        Identities copy = new Identities();
        copy.last = last;
        return copy;
    }

    /** Returns a new id. */
    public long nextId() {
        last += STEP;
        return last;
    }

    /** Returns a new uuid. */
    public String nextUuid() {
        byte[] name = ("sbsync-testkit/" + nextId()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }

    /** Returns the last assigned id. */
    long last() {
        return last;
    }

    /** Notes an id from a dataset, so that it is not assigned again. */
    public void seen(long id) {
        last = Math.max(last, id);
    }
}
