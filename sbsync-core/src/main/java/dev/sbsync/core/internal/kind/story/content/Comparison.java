package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.scan.LiveLanguages;
import dev.sbsync.core.internal.kind.story.scan.StoryField;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Equality;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SpaceLanguages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares a source item with its target item, reading no more of the target than necessary. */
public final class Comparison {

    /** The id of a folder of which only the path is known. */
    public static final long UNKNOWN_FOLDER = -1;

    private final LayerReader target;
    private final PublishMode mode;

    /** Creates a comparison with items of a target; what {@code mode} does not write is ignored. */
    public Comparison(LayerReader target, PublishMode mode) {
        this.target = target;
        this.mode = mode;
    }

    /**
     * Compares both items; takes two more requests if both are dirty, else none.
     *
     * @param source the source item
     * @param folderId the id of the item's target folder; 0 for the root, or {@link #UNKNOWN_FOLDER}
     * @param folderPath the path of that folder
     * @param existing the target item
     */
    public ComparedLayers compare(StoryLayers source, long folderId, String folderPath, Story existing) {
        boolean history = mode == PublishMode.MIRROR && source.published() != null;
        StoryLayers there = history ? target.withHistory(existing) : new StoryLayers(existing, null);
        return of(source, folderId, folderPath, there, mode);
    }

    /** Compares both items as read. */
    public static ComparedLayers of(
            StoryLayers source, long folderId, String folderPath, StoryLayers existing, PublishMode mode) {
        boolean stateCounts = mode == PublishMode.MIRROR && !source.publishedLayerMissing();
        Story there = existing.draft();
        Fields wanted =
                StoryField.of(source.draft(), folderPath, seen(source.published(), source.draft()), stateCounts);
        Fields has = StoryField.of(
                there,
                parentPath(there, folderId, folderPath),
                seen(existing.published(), source.draft()),
                stateCounts);
        if (mode == PublishMode.ALWAYS && !there.folder()) {
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
}
