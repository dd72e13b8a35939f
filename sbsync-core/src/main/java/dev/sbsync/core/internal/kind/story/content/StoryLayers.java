package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.ItemContent;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Equality;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SpaceLanguages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The consistent layers of one item, as read.
 *
 * @param draft the story itself; its content is the draft layer
 * @param published the published layer's content of a dirty story, null for others or where the history has none
 * @param publishedProblem why the live layer is unknown or must not be published, else null
 * @param leftOut the languages whose translated slugs and publish state were left out, as the target lacks them
 * @param references the references of its layers, if they are mapped
 */
public record StoryLayers(
        Story draft,
        @Nullable JsonNode published,
        @Nullable Problem publishedProblem,
        Set<String> leftOut,
        LayerReferences references)
        implements ItemContent {

    /** The estimated size in memory of a JSON node, its name and its place in the tree. */
    private static final int NODE = 80;

    public StoryLayers {
        leftOut = Collections.unmodifiableSet(new TreeSet<>(leftOut));
    }

    public StoryLayers(
            Story draft, @Nullable JsonNode published, @Nullable Problem publishedProblem, Set<String> leftOut) {
        this(draft, published, publishedProblem, leftOut, LayerReferences.NONE);
    }

    public StoryLayers(Story draft, @Nullable JsonNode published, @Nullable Problem publishedProblem) {
        this(draft, published, publishedProblem, Set.of());
    }

    public StoryLayers(Story draft, @Nullable JsonNode published) {
        this(draft, published, null, Set.of());
    }

    @Override
    public String path() {
        return draft.fullSlug();
    }

    @Override
    public Markers markers() {
        return StoryRow.of(draft).markers();
    }

    @Override
    public long bytes() {
        return bytes(draft.raw()) + (published == null ? 0 : bytes(published));
    }

    private static long bytes(JsonNode node) {
        long size = NODE;
        if (node.isString()) {
            size += node.stringValue().length();
        }
        for (JsonNode child : node) {
            size += bytes(child);
        }
        return size;
    }

    public LayerState state() {
        return StoryRow.stateOf(draft);
    }

    /** Returns this without unpublished changes that do not change content, as caused by a new slug or a save. */
    public StoryLayers settled() {
        JsonNode live = published;
        if (live == null || !Equality.sameContent(live, draft.content())) {
            return this;
        }
        return new StoryLayers(with(draft, "unpublished_changes", BooleanNode.FALSE), null);
    }

    /** Returns whether the live layer cannot be mirrored: it is unavailable, or must not be published. */
    public boolean publishedLayerMissing() {
        return !draft.folder() && (publishedProblem != null || (state() == LayerState.DIRTY && published == null));
    }

    public boolean historyRefused() {
        Problem problem = publishedProblem;
        return problem != null && problem.code() == OutcomeCode.HISTORY_MISSING;
    }

    /** Returns why the item must not be written anywhere, where one of its layers was not understood. */
    public Optional<Problem> unreadable() {
        if (draft.raw().path("can_not_view").booleanValue(false)) {
            return Optional.of(new Problem(
                    OutcomeCode.SOURCE_UNREADABLE, "the token may not view it, so its content is not copied"));
        }
        JsonNode content = draft.content();
        boolean none = draft.folder() && (content.isNull() || content.isMissingNode());
        if (!none && !(draft.folder() ? content.isObject() : readable(content))) {
            return Optional.of(new Problem(
                    OutcomeCode.SOURCE_UNREADABLE,
                    "it was read without content that can be copied: a story's content is an object with a component"));
        }
        return Optional.ofNullable(publishedProblem)
                .filter(problem -> problem.code() == OutcomeCode.SOURCE_UNREADABLE
                        || problem.code() == OutcomeCode.TRANSFORM_FAILED);
    }

    /** Returns whether content is valid for a story, so that it may overwrite other content. */
    static boolean readable(JsonNode content) {
        return content.isObject() && !content.path("component").stringValue("").isBlank();
    }

    public static Story with(Story story, String attribute, JsonNode value) {
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.setAll(story.raw());
        raw.set(attribute, value);
        return Story.of(raw);
    }

    /** Returns the parts that are not mirrored in a publish mode. */
    public LeftOut notMirrored(PublishMode mode, SpaceLanguages languages) {
        List<Problem> warnings = new ArrayList<>();
        Problem unpublished = publishedProblem;
        if (mode == PublishMode.MIRROR && publishedLayerMissing() && unpublished != null) {
            warnings.add(new Problem(
                    unpublished.code(),
                    "only the draft is mirrored, as " + unpublished.message(),
                    unpublished.httpStatus()));
        }
        inMissingLanguages(languages).ifPresent(warnings::add);
        references.problem().ifPresent(warnings::add);
        return new LeftOut(warnings, leftOut);
    }

    /** Returns a warning about parts in languages that the target lacks. */
    public Optional<Problem> inMissingLanguages(SpaceLanguages languages) {
        Set<String> unseen = new TreeSet<>(ContentLanguages.of(draft.content()));
        unseen.addAll(ContentLanguages.of(published));
        unseen.removeIf(languages::targetHas);
        List<String> lost = new ArrayList<>();
        if (!leftOut.isEmpty()) {
            lost.add("translated slugs or live languages (" + String.join(", ", leftOut) + "), which are left out");
        }
        if (!unseen.isEmpty()) {
            lost.add("content (" + String.join(", ", unseen) + "), which is written and cannot be seen there");
        }
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        OutcomeCode.LANGUAGE_MISSING,
                        "in languages that the target lacks, it has " + String.join("; and ", lost)));
    }
}
