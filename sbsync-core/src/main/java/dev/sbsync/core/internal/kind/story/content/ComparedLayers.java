package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Equality;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.outcome.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source item compared with its target item.
 *
 * @param source the source's compared fields
 * @param target the target's compared fields
 * @param existing the target item as read
 * @param differences the differences, as far as they could be read
 */
public record ComparedLayers(Fields source, Fields target, StoryLayers existing, List<Difference> differences) {

    /** Returns this with an additional field, which is compared only if it is to be written. */
    public ComparedLayers with(String field, String wanted, @Nullable String has) {
        Fields newSource = source.with(field, wanted);
        Fields newTarget = target.with(field, has);
        List<Difference> all = new ArrayList<>(differences);
        all.addAll(Equality.differences(Fields.NONE.with(field, wanted), Fields.NONE.with(field, has)));
        return new ComparedLayers(newSource, newTarget, existing, all);
    }

    /** Copies the list. */
    public ComparedLayers {
        differences = List.copyOf(differences);
    }

    /**
     * Returns the differences to write, including an unreadable published layer of the target, which is safe to write.
     */
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
