package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.ListedItem;
import dev.sbsync.core.outcome.HeapExhaustedException;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Applies a caller's transform to both layers of a source item, or to neither. */
final class TransformedLayers {

    private final ContentTransform transform;

    TransformedLayers(ContentTransform transform) {
        this.transform = transform;
    }

    /** Returns the transformed layers; if the transform fails, the original layers with a problem. */
    StoryLayers of(StoryLayers read) {
        if (transform.id().isEmpty()
                || read.draft().folder()
                || read.unreadable().isPresent()) {
            return read;
        }
        try {
            return transformed(read);
        } catch (RuntimeException failure) {
            HeapExhaustedException.from(failure).ifPresent(exhausted -> {
                throw exhausted;
            });
            Problem problem = new Problem(
                    OutcomeCode.TRANSFORM_FAILED,
                    "the transform '" + transform.id() + "' failed: "
                            + Objects.requireNonNullElse(
                                    failure.getMessage(), failure.getClass().getSimpleName()));
            return new StoryLayers(read.draft(), null, problem, read.leftOut());
        }
    }

    private StoryLayers transformed(StoryLayers read) {
        ListedItem item = StoryRow.of(read.draft());
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.setAll(read.draft().raw());
        raw.set("content", content(read.draft().content(), item));
        JsonNode live = read.published();
        return new StoryLayers(
                Story.of(raw), live == null ? null : content(live, item), read.publishedProblem(), read.leftOut());
    }

    private JsonNode content(JsonNode content, ListedItem item) {
        JsonNode changed = transform.apply(content.deepCopy(), item);
        if (changed == null || !ReadableContent.ofStory(changed)) {
            throw new IllegalStateException("it did not return the content of a story, an object with a component");
        }
        return changed;
    }
}
