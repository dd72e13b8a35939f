package dev.sbsync.core.scan;

import dev.sbsync.client.model.Space;
import java.net.URI;

/**
 * A space, as plans and reports name it.
 *
 * @param host the API's base URL; two hosts may use one id for two spaces
 * @param id the space's id
 * @param name its name
 */
public record SpaceRef(URI host, long id, String name) {

    /** Returns the reference to a space that was read from a host. */
    public static SpaceRef of(URI host, Space space) {
        return new SpaceRef(host, space.id(), space.name());
    }

    /** Returns name and id. */
    @Override
    public String toString() {
        return "'" + name + "' (" + id + ")";
    }
}
