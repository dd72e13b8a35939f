package dev.sbsync.core.item;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A story or folder as listed: the input of a selection's predicates. */
public interface ListedItem extends Item {

    /** Returns the last segment of the full slug. */
    String slug();

    /** Returns the full slug without trailing slashes; a folder and its start page have the same path. */
    @Override
    String path();

    /** Returns whether it is the start page of its folder. */
    boolean startpage();

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
