package dev.sbsync.core.content;

import dev.sbsync.core.equality.ComparedStory;
import dev.sbsync.core.equality.Difference;
import java.util.List;

/**
 * An item of the source beside its copy.
 *
 * @param source what the copy is to be like
 * @param target what it is like
 * @param existing the copy as it was read
 * @param differences how the copy differs
 */
public record Compared(ComparedStory source, ComparedStory target, StoryLayers existing, List<Difference> differences) {

    /** Copies the list. */
    public Compared {
        differences = List.copyOf(differences);
    }
}
