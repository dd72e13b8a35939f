package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.transport.error.SbsyncException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates an item at most once: a create without a response, or with a taken slug, is looked up by path before it is
 * repeated. Can be retried after an interruption. Not thread-safe.
 */
final class Creation {

    /** The result. */
    sealed interface Result {
        /** This call created the item. */
        record Created(Story story) implements Result {}

        /**
         * The item already existed.
         *
         * @param ours whether a create of this run without a response has most likely created it
         */
        record Found(Story story, boolean ours) implements Result {}

        /** The item can neither be created nor adopted. */
        record Refused(Problem problem) implements Result {}
    }

    private final PlaceLookup place;
    private final UnknownOutcomes doubt;
    private final StoryRow item;
    private final TargetFolder folder;
    private boolean takenAndNotListed;
    private @Nullable Story other;

    Creation(StoryOperations target, UnknownOutcomes doubt, StoryRow item, TargetFolder folder) {
        this.place = new PlaceLookup(target, item, folder);
        this.doubt = doubt;
        this.item = item;
        this.folder = folder;
    }

    /**
     * Creates the item, or finds it.
     *
     * @param layers the layers to send
     * @param request sends the create request
     * @throws SbsyncException if the API refuses for another reason than the slug, or there is no usable response
     */
    Result create(StoryLayers layers, Supplier<Story> request) {
        if (doubt.createLost()) {
            List<Story> there = lookUp(layers);
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
            List<Story> there = lookUp(layers);
            return there.isEmpty() ? notListed(refused) : found(there, doubt.createLost());
        }
    }

    /** Looks up the item by path, then under a slug normalized by the target. */
    private List<Story> lookUp(StoryLayers layers) {
        List<Story> exact = place.exact();
        if (!exact.isEmpty()) {
            return exact;
        }
        List<Story> respelled = place.respelled();
        List<Story> own = respelled.stream()
                .filter(story -> place.storedAs(layers, story))
                .toList();
        other = own.isEmpty() ? respelled.stream().findFirst().orElse(null) : null;
        return own;
    }

    private static Result found(List<Story> there, boolean ours) {
        if (there.size() == 1) {
            return new Result.Found(there.get(0), ours);
        }
        return new Result.Refused(new Problem(
                OutcomeCode.DUPLICATE_IN_TARGET,
                "the target has " + there.size() + " items at this path, with the ids "
                        + there.stream().map(Story::id).toList()));
    }

    /** A new item may not be listed yet, so it is looked up once more before it counts as a conflict. */
    private Result notListed(InvalidException refused) {
        if (!takenAndNotListed) {
            takenAndNotListed = true;
            throw new UnsettledException(
                    "The slug '" + item.slug() + "' is taken but not listed; looking again.", doubt.pause());
        }
        return new Result.Refused(new Problem(
                OutcomeCode.PATH_TAKEN,
                "the target says that the slug '" + item.slug() + "' is taken" + holder(),
                refused.status()));
    }

    private String holder() {
        Story there = other;
        return there == null
                ? ", but lists nothing of this kind at '" + item.placeIn(folder.path()) + "'; it may be in the trash"
                : "; another " + (there.folder() ? "folder" : "story") + " has it in the target's spelling, as '"
                        + there.fullSlug() + "' (id " + there.id() + ", named '" + there.name() + "')";
    }
}
