package dev.sbsync.core.state;

import java.net.URI;

/** The two spaces that a state is about: it means nothing for others. */
public record SpacePair(URI sourceHost, long sourceId, URI targetHost, long targetId) {

    @Override
    public String toString() {
        return "space " + sourceId + " at " + sourceHost + " to space " + targetId + " at " + targetHost;
    }
}
