package dev.sbsync.core.item;

import dev.sbsync.client.model.Space;
import java.net.URI;

/**
 * A reference to a space, for plans and reports.
 *
 * @param host the API's base URL; ids are unique only per host
 * @param id the space's id
 * @param name its name
 */
public record SpaceRef(URI host, long id, String name) {

    /** Returns a reference to a space on a host. */
    public static SpaceRef of(URI host, Space space) {
        return new SpaceRef(host, space.id(), space.name());
    }

    /** Returns name and id. */
    @Override
    public String toString() {
        return "'" + name + "' (" + id + ")";
    }
}
