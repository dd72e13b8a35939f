package dev.sbsync.core.item;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A story or folder as listed, without content. Immutable and thread-safe. The input of callers' predicates; methods
 * may be added.
 */
public interface ListedItem {

    /** Returns the item's id in its space. */
    long id();

    /** Returns the uuid; empty if not listed. */
    String uuid();

    /** Returns the display name. */
    String name();

    /** Returns the last segment of the full slug. */
    String slug();

    /** Returns the full slug without trailing slashes; a folder and its start page have the same path. */
    String path();

    /** Returns whether it is a folder. */
    boolean folder();

    /** Returns whether it is the start page of its folder. */
    boolean startpage();

    /** Returns the id of its folder; 0 at the root. */
    long parentId();

    /** Returns its publish state; {@link LayerState#DRAFT} for folders. */
    LayerState state();

    /** Returns the technical name of its content type; empty for folders, and if not listed. */
    String contentType();

    /** Returns its tags, sorted. */
    Set<String> tags();

    /** Returns when it was last saved or published; null if not listed. */
    @Nullable
    Instant updatedAt();

    /** Returns when it was last published; null if never. */
    @Nullable
    Instant publishedAt();
}
