package dev.sbsync.core.content;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.equality.Equality;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.LayerState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One item as it was read, its layers from one moment.
 *
 * @param draft the story itself; its content is the draft layer
 * @param published the published layer's content of a dirty story, null for others or where the history has none
 * @param publishedProblem why a dirty story's published layer cannot be had, null where it can or need not be
 */
public record StoryLayers(
        Story draft, @Nullable JsonNode published, @Nullable Problem publishedProblem) {

    /** Makes layers of which nothing is known to be wrong. */
    public StoryLayers(Story draft, @Nullable JsonNode published) {
        this(draft, published, null);
    }

    /** Returns which layers the item had when it was read. */
    public LayerState state() {
        return LayerState.of(draft);
    }

    /** Returns the same without unpublished changes that change no content: a new slug, or a save, makes such. */
    public StoryLayers settled() {
        JsonNode live = published;
        if (live == null || !Equality.sameContent(live, draft.content())) {
            return this;
        }
        ObjectNode raw = draft.raw().deepCopy();
        raw.put("unpublished_changes", false);
        return new StoryLayers(Story.of(raw), null);
    }

    /** Returns whether there is a published layer that cannot be had. */
    public boolean publishedLayerMissing() {
        return !draft.folder() && state() == LayerState.DIRTY && published == null;
    }

    /** Returns whether the version history of a dirty story cannot be read. */
    public boolean historyRefused() {
        Problem problem = publishedProblem;
        return problem != null && problem.code() == OutcomeCode.HISTORY_MISSING;
    }

    /** Returns why the item must not be written anywhere, where one of its layers was not understood. */
    public Optional<Problem> unreadable() {
        if (draft.raw().path("can_not_view").booleanValue(false)) {
            return Optional.of(new Problem(
                    OutcomeCode.SOURCE_UNREADABLE, "the token may not view it, so its content was not copied"));
        }
        if (!ReadableContent.in(draft)) {
            return Optional.of(new Problem(
                    OutcomeCode.SOURCE_UNREADABLE,
                    "it was read without content that can be copied: a story's content is an object with a component"));
        }
        return Optional.ofNullable(publishedProblem).filter(problem -> problem.code() == OutcomeCode.SOURCE_UNREADABLE);
    }
}
