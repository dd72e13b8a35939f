package dev.sbsync.core.state;

import dev.sbsync.core.item.SpaceRef;
import java.net.URI;

/** The source and target space that a state belongs to. */
public record SpacePair(URI sourceHost, long sourceId, URI targetHost, long targetId) {

    /** Returns the pair of two spaces. */
    public static SpacePair of(SpaceRef source, SpaceRef target) {
        return new SpacePair(source.host(), source.id(), target.host(), target.id());
    }

    @Override
    public String toString() {
        return "space " + sourceId + " at " + sourceHost + " to space " + targetId + " at " + targetHost;
    }
}
