package dev.sbsync.testkit.internal.state;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Assigns ids and uuids. One sequence serves everything of a fake, so no id ever means two things; it starts above
 * 2^48, as the API's newer ids do (docs/management-api.md), so that a client that keeps ids in an {@code int} is found
 * out. Two fakes that are asked the same give out the same ids and uuids.
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

    /** Returns a source that continues where this one stands. */
    Identities copy() {
        Identities copy = new Identities();
        copy.last = last;
        return copy;
    }

    /** Returns an id that was never given out and never {@linkplain #seen seen}. */
    public long nextId() {
        last += STEP;
        return last;
    }

    /** Returns a uuid that was never given out. */
    public String nextUuid() {
        byte[] name = ("sbsync-testkit/" + nextId()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }

    /** Returns the id that was given out last. */
    long last() {
        return last;
    }

    /** Notes an id that came from outside, so that it is not given out again. */
    public void seen(long id) {
        last = Math.max(last, id);
    }
}
