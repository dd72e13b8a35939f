package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.StoryQueryBuilder;
import dev.sbsync.client.model.Spelling;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Equality;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Looks up target items with the path of one item: same folder, slug and kind. Blocks. */
final class PlaceLookup {

    private final StoryOperations target;
    private final StoryRow item;
    private final TargetFolder folder;

    PlaceLookup(StoryOperations target, StoryRow item, TargetFolder folder) {
        this.target = target;
        this.item = item;
        this.folder = folder;
    }

    /** Returns the items with exactly the item's path. */
    List<Story> exact() {
        return places().flatMap(this::listed)
                .filter(this::inFolder)
                .filter(story -> story.slug().equals(item.slug()))
                .map(Story::id)
                .distinct()
                .map(target::get)
                .toList();
    }

    /**
     * Returns the items whose slug may be a normalized form of the item's. Lists the folder; no request if the slug has
     * only one spelling.
     */
    List<Story> respelled() {
        if (Spelling.plain(item.slug())) {
            return List.of();
        }
        return listed(siblings())
                .filter(this::inFolder)
                .filter(story -> !story.slug().equals(item.slug()) && Spelling.same(item.slug(), story.slug()))
                .map(Story::id)
                .map(target::get)
                .toList();
    }

    /**
     * Returns whether an item with another spelling was created from this item: it has its name and the content of one
     * of its layers.
     */
    boolean storedAs(StoryLayers sent, Story there) {
        JsonNode content = there.raw().path("content");
        JsonNode live = sent.published();
        return there.name().strip().equals(item.name().strip())
                && there.startpage() == item.startpage()
                && (Equality.storedAs(sent.draft().raw().path("content"), content)
                        || (live != null && Equality.storedAs(live, content)));
    }

    private boolean inFolder(Story story) {
        return story.folder() == item.folder() && story.parentId() == folder.id();
    }

    /**
     * Returns the queries: a start page's full slug ends with a slash; both spellings are looked up in one request if
     * possible.
     */
    private Stream<StoryQuery> places() {
        String place = item.placeIn(folder.path());
        if (!item.startpage()) {
            return Stream.of(StoryQuery.builder().withSlug(place).build());
        }
        List<String> spellings = List.of(place, place + "/");
        return place.contains(",") || place.contains("*")
                ? spellings.stream()
                        .map(slug -> StoryQuery.builder().withSlug(slug).build())
                : Stream.of(StoryQuery.builder().bySlugs(spellings).build());
    }

    /**
     * Returns the query for siblings. The API treats the root's id as no filter (docs/management-api.md), so deeper
     * items are excluded there.
     */
    private StoryQuery siblings() {
        StoryQueryBuilder query = item.folder()
                ? StoryQuery.builder().folderOnly()
                : StoryQuery.builder().storyOnly();
        return folder.id() == 0
                ? query.excludingSlugPatterns(List.of("*/*")).build()
                : query.withParent(folder.id()).build();
    }

    private Stream<Story> listed(StoryQuery query) {
        try (Stream<Story> found = target.list(query)) {
            return found.toList().stream();
        }
    }
}
