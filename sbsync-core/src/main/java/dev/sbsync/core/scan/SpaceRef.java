package dev.sbsync.core.scan;

import dev.sbsync.client.model.Space;

/**
 * A space as reports name it.
 *
 * @param id the space's id
 * @param name its name
 */
public record SpaceRef(long id, String name) {

    /** Returns how a space is named. */
    public static SpaceRef of(Space space) {
        return new SpaceRef(space.id(), space.name());
    }

    @Override
    public String toString() {
        return "'" + name + "' (" + id + ")";
    }
}
