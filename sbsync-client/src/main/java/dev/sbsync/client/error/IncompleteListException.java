package dev.sbsync.client.error;

import dev.sbsync.transport.error.SbsyncException;
import java.util.OptionalInt;

/**
 * Thrown if the pages of a list do not add up to its {@code Total}, however often they are read: a page is empty, short
 * or repeated, or a {@code Total} is wrong or missing. Items may be missing from what the stream has returned.
 */
public final class IncompleteListException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    private final int requests;

    /**
     * Creates an exception for the list at {@code path}.
     *
     * @param requests how often a page was requested
     * @param listed how many different items the pages had in the last pass
     * @param total the total named by the API, if any
     */
    public IncompleteListException(String path, int requests, int listed, OptionalInt total) {
        super(
                "The list GET " + path + " is incomplete: its pages have " + listed + " different items"
                        + (total.isPresent() ? ", its Total says " + total.getAsInt() : " and no Total")
                        + ", after " + requests + " requests. Items may be missing; try again later.",
                null);
        this.requests = requests;
    }

    /** Creates an exception for a list that contradicts other known facts; the message says how. */
    public IncompleteListException(String message) {
        super(message, null);
        this.requests = 0;
    }

    @Override
    public int attempts() {
        return requests;
    }
}
