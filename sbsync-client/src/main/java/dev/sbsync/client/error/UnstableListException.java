package dev.sbsync.client.error;

import dev.sbsync.transport.error.SbsyncException;

/**
 * A list that went on changing for as long as its pages were read again, so that an item may be missing from what was
 * handed out.
 */
public final class UnstableListException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    private final int requests;

    /** Creates an exception for the list at {@code path}, after so many requests. */
    public UnstableListException(String path, int requests) {
        super(
                "The list GET " + path + " still changed after " + requests
                        + " requests, so that it may lack items; list it again when fewer changes are made to it.",
                null);
        this.requests = requests;
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
