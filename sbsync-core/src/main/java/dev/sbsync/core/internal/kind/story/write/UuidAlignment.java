package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.write.ItemStep;
import dev.sbsync.core.internal.write.StepRefusal;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The step that changes a target story's uuid to its source's, so that references by uuid keep working. Where another
 * story has the uuid, the story fails, and what this run has created is not left published. Immutable.
 *
 * @param uuid the source's uuid
 */
record UuidAlignment(StoryRequests requests, String uuid) {

    /** Returns the step for a story that this run is about to create. */
    ItemStep<Story> ofNew() {
        return step().ifRefused((refused, story) -> taken(
                refused,
                "; it was created as id " + story.id() + " under the uuid " + story.uuid() + ", and is not published",
                undo()));
    }

    /** Returns the step for a story that an earlier attempt of this run has created. */
    ItemStep<Story> ofCreated() {
        return step().ifRefused((refused, story) -> taken(refused, "", undo()));
    }

    /** Returns the step for any other story. Warns about the change, except for collisions, which have a warning. */
    ItemStep<Story> of(Story existing, Set<Problem> warnings) {
        ItemStep<Story> step = step().ifRefused((refused, story) -> taken(refused, "", List.of()));
        return warnings.stream().anyMatch(warning -> warning.code().collision())
                ? step
                : step.warning(new Problem(
                        OutcomeCode.UUID_CHANGED, "the target's uuid was " + existing.uuid() + " and is now " + uuid));
    }

    private ItemStep<Story> step() {
        return requests.alignUuid(uuid).ifNeeded(story -> !story.uuid().equals(uuid));
    }

    private List<ItemStep<Story>> undo() {
        return List.of(requests.unpublish(List.of()).ifNeeded(Story::published));
    }

    private Optional<StepRefusal<Story>> taken(ApiException refused, String left, List<ItemStep<Story>> undo) {
        if (!(refused instanceof InvalidException invalid) || !invalid.uuidTaken()) {
            return Optional.empty();
        }
        Problem problem = new Problem(
                OutcomeCode.UUID_TAKEN,
                "another item of the target, possibly in the trash, has the uuid " + uuid + left,
                refused.status());
        return Optional.of(new StepRefusal<>(problem, undo));
    }
}
