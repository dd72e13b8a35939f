package dev.sbsync.client.error;

import dev.sbsync.transport.error.SbsyncException;

/**
 * Thrown if a list keeps changing while its pages are read again. Items may be missing from what the stream has
 * returned.
 */
public final class UnstableListException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    private final int requests;

    /** Creates an exception for the list at {@code path}, after this number of requests. */
    public UnstableListException(String path, int requests) {
        super(
                "The list GET " + path + " still changed after " + requests
                        + " requests, so items may be missing; list it again when it changes less often.",
                null);
        this.requests = requests;
    }

    @Override
    public int attempts() {
        return requests;
    }
}
