package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.scan.LiveLanguages;
import dev.sbsync.core.internal.kind.story.scan.StoryField;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Equality;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SpaceLanguages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A source item compared with its target item: the compared fields, and the differences as far as they could be read.
 */
public record ComparedLayers(Fields source, Fields target, StoryLayers existing, List<Difference> differences) {

    /** The id of a folder of which only the path is known. */
    public static final long UNKNOWN_FOLDER = -1;

    /**
     * Compares both items as read.
     *
     * @param folderId the id of the item's target folder; 0 for the root, or {@link #UNKNOWN_FOLDER}
     * @param folderPath the path of that folder
     * @param mode what it does not write is ignored
     */
    public static ComparedLayers of(
            StoryLayers source, long folderId, String folderPath, StoryLayers existing, SyncMode mode) {
        boolean stateCounts = mode.mirrors() && !source.publishedLayerMissing();
        Story there = existing.draft();
        Fields wanted = mode.counted(
                StoryField.of(source.draft(), folderPath, seen(source.published(), source.draft()), stateCounts));
        Fields has = mode.counted(StoryField.of(
                there,
                parentPath(there, folderId, folderPath),
                seen(existing.published(), source.draft()),
                stateCounts));
        if (mode.publish() == PublishMode.ALWAYS && !there.folder()) {
            wanted = wanted.with(Difference.STATE, LayerState.PUBLISHED.toString());
            has = has.with(Difference.STATE, existing.state().toString());
        }
        List<Difference> found = new ArrayList<>(Equality.differences(wanted, has));
        if (existing.publishedProblem() != null) {
            found.removeIf(difference -> difference.field().equals(Difference.PUBLISHED_CONTENT));
        }
        return new ComparedLayers(wanted, has, existing, found);
    }

    /**
     * Returns what is seen of a published layer. Where languages are published one by one, a layer keeps the fields of
     * those that are not live as they were once, and publishing the others does not change them.
     */
    private static @Nullable JsonNode seen(@Nullable JsonNode published, Story source) {
        if (published == null || !source.raw().path("translated_stories").isArray()) {
            return published;
        }
        Set<String> live = LiveLanguages.of(source.raw()).codes();
        return ContentLanguages.without(
                published, used -> live.stream().noneMatch(code -> SpaceLanguages.sameLanguage(code, used)));
    }

    /** An item is in its folder by that folder's id: the target may spell the folder's path in its own way. */
    private static String parentPath(Story existing, long folderId, String folderPath) {
        if (existing.parentId() == folderId) {
            return folderPath;
        }
        String path = StoryRow.of(existing).parentPath();
        return folderId != UNKNOWN_FOLDER && path.equals(folderPath)
                ? path + " (id " + existing.parentId() + ")"
                : path;
    }

    /** Returns this with an additional field, which is compared only if it is to be written. */
    public ComparedLayers with(String field, String wanted, @Nullable String has) {
        List<Difference> all = new ArrayList<>(differences);
        all.addAll(Equality.differences(Fields.NONE.with(field, wanted), Fields.NONE.with(field, has)));
        return new ComparedLayers(source.with(field, wanted), target.with(field, has), existing, all);
    }

    /**
     * Returns the differences to write, including an unreadable published layer of the target, which is safe to write.
     */
    public List<Difference> toWrite() {
        List<Difference> all = new ArrayList<>(differences);
        Problem unread = existing.publishedProblem();
        if (unread != null) {
            all.add(new Difference(Difference.PUBLISHED_CONTENT, unread.message()));
        }
        return all;
    }
}
