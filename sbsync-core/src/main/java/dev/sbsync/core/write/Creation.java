package dev.sbsync.core.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.StoryRow;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Creates an item at most once: a create whose answer was lost, or that finds its slug taken, is looked up by its place
 * before anything is repeated (reliability.md §1.4).
 */
final class Creation {

    /** How long a create whose answer was lost may still be running on the server before it is looked up. */
    private static final Duration QUIESCE = Duration.ofSeconds(2);

    private static final int TRIES = 3;

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
    private final TimeSource time;
    private final StoryRow item;
    private final TargetFolder folder;
    private final LayerWriter writer;

    Creation(StoryOperations target, TimeSource time, StoryRow item, TargetFolder folder, LayerWriter writer) {
        this.target = target;
        this.time = time;
        this.item = item;
        this.folder = folder;
        this.writer = writer;
    }

    /**
     * Creates the item, or finds it.
     *
     * @param mayExist whether an earlier try may have created it: then it is looked up first
     */
    Result create(boolean mayExist) throws InterruptedException {
        boolean lookFirst = mayExist;
        for (int attempt = 1; ; attempt++) {
            if (lookFirst) {
                List<Story> there = lookUp();
                if (there.size() > 1) {
                    return new Result.Refused(duplicates(there));
                }
                if (there.size() == 1) {
                    return new Result.Found(there.get(0), true);
                }
            }
            try {
                return new Result.Created(writer.createFirst());
            } catch (InvalidException refused) {
                return refused.slugTaken() ? takenOver(refused) : new Result.Refused(Problems.of(refused));
            } catch (SbsyncException lost) {
                if (!lost.ambiguous()
                        || lost.comeBackAfter().isPresent()
                        || attempt == TRIES
                        || Problems.endsRun(lost)) {
                    throw lost;
                }
                time.sleep(QUIESCE);
                lookFirst = true;
            }
        }
    }

    /** Somebody, perhaps we, created it: take over what is in the item's place, if it is of the item's kind. */
    private Result takenOver(InvalidException refused) {
        List<Story> there = lookUp();
        return switch (there.size()) {
            case 0 ->
                new Result.Refused(new Problem(
                        OutcomeCode.PATH_TAKEN,
                        "the target says that the slug '" + item.slug()
                                + "' is taken, but lists nothing of this kind at '" + item.path()
                                + "'; perhaps it is in the trash",
                        refused.status()));
            case 1 -> new Result.Found(there.get(0), false);
            default -> new Result.Refused(duplicates(there));
        };
    }

    /** Finds what is in the item's place: same folder, same slug, same kind. The path alone is not enough. */
    private List<Story> lookUp() {
        String path = folder.path().isEmpty() ? item.slug() : folder.path() + "/" + item.slug();
        List<String> spellings = item.startpage() ? List.of(path, folder.path(), folder.path() + "/") : List.of(path);
        return spellings.stream()
                .flatMap(this::listed)
                .filter(story -> story.folder() == item.folder()
                        && story.parentId() == folder.id()
                        && story.slug().equals(item.slug()))
                .map(Story::id)
                .distinct()
                .map(target::get)
                .toList();
    }

    private Stream<Story> listed(String fullSlug) {
        try (Stream<Story> found =
                target.list(StoryQuery.builder().withSlug(fullSlug).build())) {
            return found.toList().stream();
        }
    }

    private Problem duplicates(List<Story> there) {
        return new Problem(
                OutcomeCode.DUPLICATE_IN_TARGET,
                "the target has " + there.size() + " items in this place: ids "
                        + there.stream().map(story -> Long.toString(story.id())).toList());
    }
}
