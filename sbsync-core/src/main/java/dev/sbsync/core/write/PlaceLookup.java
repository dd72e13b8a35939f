package dev.sbsync.core.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.model.Spelling;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.StoryLayers;
import dev.sbsync.core.equality.Equality;
import dev.sbsync.core.scan.StoryRow;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Looks up what the target has in the place of one item: same folder, same slug, same kind. Blocks. */
final class PlaceLookup {

    private final StoryOperations target;
    private final StoryRow item;
    private final TargetFolder folder;

    PlaceLookup(StoryOperations target, StoryRow item, TargetFolder folder) {
        this.target = target;
        this.item = item;
        this.folder = folder;
    }

    /** Returns what has exactly the item's place. */
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
     * Returns what has the item's slug in a spelling that the target may have made of it. Lists the folder; no request
     * for slugs that have one spelling only.
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
     * Returns whether an item in another spelling is what a create of this item has stored: it has its name and the
     * content of one of its layers.
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

    /** A start page's full slug ends with a slash; both spellings in one request where that is possible. */
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
     * The API takes the root's id for no filter at all (docs/management-api.md): there, what lies deeper is left out.
     */
    private StoryQuery siblings() {
        StoryQuery.Builder query = item.folder()
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
