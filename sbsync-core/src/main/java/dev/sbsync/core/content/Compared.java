package dev.sbsync.core.content;

import dev.sbsync.core.equality.ComparedStory;
import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.outcome.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * An item of the source beside its copy.
 *
 * @param source what the copy is to be like
 * @param target what it is like
 * @param existing the copy as it was read
 * @param differences how the copy differs, as far as it could be read
 */
public record Compared(ComparedStory source, ComparedStory target, StoryLayers existing, List<Difference> differences) {

    /** Copies the list. */
    public Compared {
        differences = List.copyOf(differences);
    }

    /** Returns the differences, a published layer of the copy that was not readable among them: writing it is safe. */
    public List<Difference> toWrite() {
        Problem unread = existing.publishedProblem();
        if (unread == null) {
            return differences;
        }
        List<Difference> all = new ArrayList<>(differences);
        all.add(new Difference(Difference.PUBLISHED_CONTENT, unread.message()));
        return List.copyOf(all);
    }
}
