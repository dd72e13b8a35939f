package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.StoryQueryBuilder;
import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.model.Spelling;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.write.TargetFolder;
import dev.sbsync.core.item.Equality;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks up target items with the path of one item: same folder, slug and type. Blocks; not thread-safe. */
final class PlaceLookup {

    private final StoryOperations target;
    private final StoryRow item;
    private final TargetFolder folder;
    private @Nullable Story other;

    PlaceLookup(StoryOperations target, StoryRow item, TargetFolder folder) {
        this.target = target;
        this.item = item;
        this.folder = folder;
    }

    /** Looks up the story by path, then under a slug normalized by the target. */
    List<Story> lookUp(StoryLayers layers) {
        List<Story> exact =
                read(places().flatMap(this::listed).filter(story -> story.slug().equals(item.slug())));
        if (!exact.isEmpty() || Spelling.plain(item.slug())) {
            return exact;
        }
        List<Story> respelled = read(listed(siblings())
                .filter(story -> !story.slug().equals(item.slug()) && Spelling.same(item.slug(), story.slug())));
        List<Story> own =
                respelled.stream().filter(story -> storedAs(layers, story)).toList();
        other = own.isEmpty() ? respelled.stream().findFirst().orElse(null) : null;
        return own;
    }

    private List<Story> read(Stream<Story> listed) {
        return listed.filter(story -> story.folder() == item.folder() && story.parentId() == folder.id())
                .map(Story::id)
                .distinct()
                .map(target::get)
                .toList();
    }

    /** Returns the problem of a story whose slug is taken by an item that {@link #lookUp} did not find. */
    Problem takenBy(ApiException refused) {
        return new Problem(
                OutcomeCode.PATH_TAKEN,
                "the target says that the slug '" + item.slug() + "' is taken" + holder(),
                refused.status());
    }

    private String holder() {
        Story there = other;
        return there == null
                ? ", but lists nothing of this kind at '" + item.placeIn(folder.path()) + "'; it may be in the trash"
                : "; another " + (there.folder() ? "folder" : "story") + " has it in the target's spelling, as '"
                        + there.fullSlug() + "' (id " + there.id() + ", named '" + there.name() + "')";
    }

    /**
     * Returns whether an item with another spelling was created from this item: it has its name and the content of one
     * of its layers.
     */
    private boolean storedAs(StoryLayers sent, Story there) {
        JsonNode content = there.raw().path("content");
        JsonNode live = sent.published();
        return there.name().strip().equals(item.name().strip())
                && there.startpage() == item.startpage()
                && (Equality.storedAs(sent.draft().raw().path("content"), content)
                        || (live != null && Equality.storedAs(live, content)));
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
