package dev.sbsync.core.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.StoryRow;
import dev.sbsync.transport.error.SbsyncException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Creates an item at most once: a create whose answer was lost, or that finds its slug taken, is looked up by its place
 * before anything is repeated (reliability.md §1.4). Tried again after it was broken off. Not thread-safe.
 */
final class Creation {

    /** How it ended. */
    sealed interface Result {
        /** This call created it. */
        record Created(Story story) implements Result {}

        /**
         * It was there.
         *
         * @param ours whether a create of this run, whose answer was lost, has most likely made it
         */
        record Found(Story story, boolean ours) implements Result {}

        /** It can neither be created nor taken over. */
        record Refused(Problem problem) implements Result {}
    }

    private final StoryOperations target;
    private final Doubt doubt;
    private final StoryRow item;
    private final TargetFolder folder;
    private boolean takenAndNotListed;

    Creation(StoryOperations target, Doubt doubt, StoryRow item, TargetFolder folder) {
        this.target = target;
        this.doubt = doubt;
        this.item = item;
        this.folder = folder;
    }

    /**
     * Creates the item, or finds it.
     *
     * @param request sends the request that creates it
     * @throws SbsyncException if the API refuses for another reason than the slug, or no answer is to be had
     */
    Result create(Supplier<Story> request) {
        if (doubt.createLost()) {
            List<Story> there = lookUp();
            if (!there.isEmpty()) {
                return found(there, true);
            }
        }
        try {
            return new Result.Created(request.get());
        } catch (InvalidException refused) {
            if (!refused.slugTaken()) {
                throw refused;
            }
            List<Story> there = lookUp();
            return there.isEmpty() ? notListed(refused) : found(there, doubt.createLost());
        }
    }

    private static Result found(List<Story> there, boolean ours) {
        if (there.size() == 1) {
            return new Result.Found(there.get(0), ours);
        }
        return new Result.Refused(new Problem(
                OutcomeCode.DUPLICATE_IN_TARGET,
                "the target has " + there.size() + " items in this place, with the ids "
                        + there.stream().map(Story::id).toList()));
    }

    /** What was created this moment may not be listed yet, so it is looked for once more before it is a conflict. */
    private Result notListed(InvalidException refused) {
        if (!takenAndNotListed) {
            takenAndNotListed = true;
            throw new UnsettledException(
                    "The slug '" + item.slug() + "' is taken and not listed; it is looked for again.", doubt.pause());
        }
        return new Result.Refused(new Problem(
                OutcomeCode.PATH_TAKEN,
                "the target says that the slug '" + item.slug() + "' is taken, but lists nothing of this kind at '"
                        + item.placeIn(folder.path()) + "'; perhaps it is in the trash",
                refused.status()));
    }

    /** Finds what is in the item's place: same folder, same slug, same kind. The path alone is not enough. */
    private List<Story> lookUp() {
        return queries()
                .flatMap(this::listed)
                .filter(story -> story.folder() == item.folder()
                        && story.parentId() == folder.id()
                        && story.slug().equals(item.slug()))
                .map(Story::id)
                .distinct()
                .map(target::get)
                .toList();
    }

    /** A start page's full slug ends with a slash (ma-facts §4.4); both spellings in one request where that goes. */
    private Stream<StoryQuery> queries() {
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

    private Stream<Story> listed(StoryQuery query) {
        try (Stream<Story> found = target.list(query)) {
            return found.toList().stream();
        }
    }
}
