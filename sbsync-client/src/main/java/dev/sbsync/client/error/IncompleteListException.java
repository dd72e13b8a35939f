package dev.sbsync.client.error;

import dev.sbsync.transport.error.SbsyncException;
import java.util.OptionalInt;

/**
 * A list whose pages do not add up to what it says that it has, however often it was read: an empty or short page, a
 * page that comes twice, a {@code Total} that is wrong or missing. Items may be missing from what was handed out.
 */
public final class IncompleteListException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    private final int requests;

    /**
     * Creates an exception for the list at {@code path}, after so many requests.
     *
     * @param listed how many different items its pages had when it was read last
     * @param total how many it says that it has, where it does
     */
    public IncompleteListException(String path, int requests, int listed, OptionalInt total) {
        super(
                "The list GET " + path + " is incomplete: its pages have " + listed + " different items"
                        + (total.isPresent() ? ", its Total says " + total.getAsInt() : " and no Total")
                        + ", after " + requests + " requests. Items may be missing; try again later.",
                null);
        this.requests = requests;
    }

    /** Creates an exception for lists that disagree with what else is known; the message says how. */
    public IncompleteListException(String message) {
        super(message, null);
        this.requests = 0;
    }

    @Override
    public int attempts() {
        return requests;
    }

    @Override
    public boolean ambiguous() {
        return false;
    }
}
