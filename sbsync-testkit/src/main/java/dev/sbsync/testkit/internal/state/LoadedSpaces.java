package dev.sbsync.testkit.internal.state;

import java.util.List;

/**
 * The spaces of a dataset, ready to be served by any number of fakes; they are never changed.
 *
 * @param spaces in their order
 * @param identities the source that their ids came from, to be continued in a copy
 */
public record LoadedSpaces(List<SpaceState> spaces, Identities identities) {
    /** Keeps an unmodifiable copy. */
    public LoadedSpaces {
        spaces = List.copyOf(spaces);
    }
}
