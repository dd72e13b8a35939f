package dev.sbsync.core.content;

import dev.sbsync.core.equality.ComparedStory;
import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.equality.Equality;
import dev.sbsync.core.outcome.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of the source compared with its copy.
 *
 * @param source what the copy is to be like
 * @param target what it is like
 * @param existing the copy as it was read
 * @param differences how the copy differs, as far as it could be read
 */
public record Compared(ComparedStory source, ComparedStory target, StoryLayers existing, List<Difference> differences) {

    /** Returns the same with one more field, which is compared only where it is to be written. */
    public Compared with(String field, String wanted, @Nullable String has) {
        ComparedStory newSource = source.with(field, wanted);
        ComparedStory newTarget = target.with(field, has);
        List<Difference> all = new ArrayList<>(differences);
        all.addAll(Equality.differences(
                ComparedStory.NOTHING.with(field, wanted), ComparedStory.NOTHING.with(field, has)));
        return new Compared(newSource, newTarget, existing, all);
    }

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
