package dev.sbsync.core.scan;

/**
 * A space as reports name it.
 *
 * @param id the space's id
 * @param name its name
 */
public record SpaceRef(long id, String name) {
    @Override
    public String toString() {
        return "'" + name + "' (" + id + ")";
    }
}
