package dev.sbsync.core.state;

import java.net.URI;

/** The source and target space that a state belongs to. */
public record SpacePair(URI sourceHost, long sourceId, URI targetHost, long targetId) {

    @Override
    public String toString() {
        return "space " + sourceId + " at " + sourceHost + " to space " + targetId + " at " + targetHost;
    }
}
