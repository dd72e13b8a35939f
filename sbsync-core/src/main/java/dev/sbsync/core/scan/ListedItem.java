package dev.sbsync.core.scan;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A story or folder as a space's list shows it, without content. Immutable, so safe for use by several threads. This is
 * what callers' own predicates look at; methods may be added.
 */
public interface ListedItem {

    /** Returns the id that the item has in its space. */
    long id();

    /** Returns the uuid; empty where the list has none. */
    String uuid();

    /** Returns the name that editors see. */
    String name();

    /** Returns the last part of the full slug. */
    String slug();

    /** Returns the full slug without slashes at its end: a folder and its start page have the same path. */
    String path();

    /** Returns whether it is a folder. */
    boolean folder();

    /** Returns whether it is the start page of its folder. */
    boolean startpage();

    /** Returns the id of the folder that it lies in; 0 at the root. */
    long parentId();

    /** Returns which layers it has; {@link LayerState#DRAFT} for folders. */
    LayerState state();

    /** Returns the technical name of its content type; empty for folders, and where the list has none. */
    String contentType();

    /** Returns its tags, sorted. */
    Set<String> tags();

    /** Returns when it was last saved or published; null where the list has no time. */
    @Nullable
    Instant updatedAt();

    /** Returns when it was last published; null if never. */
    @Nullable
    Instant publishedAt();
}
