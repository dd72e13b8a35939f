package dev.sbsync.core.content;

import dev.sbsync.core.scan.ListedItem;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Changes the content of stories on its way to the target: rewrites a domain, say. A sync applies it to the draft and
 * to the published layer of every story of the source that it reads, before it compares them with the target, so a copy
 * that has the transformed content is equal.
 *
 * <p>It has to be pure: the same content for the same input, whatever the time, the order and the thread. It is called
 * by several threads, more than once for the same story. If it throws, or returns what is no content of a story, that
 * story fails with {@link dev.sbsync.core.outcome.OutcomeCode#TRANSFORM_FAILED} and the target keeps what it has.
 */
public interface ContentTransform {

    /** Leaves content as it is; its id is empty. */
    ContentTransform NONE = new ContentTransform() {
        @Override
        public String id() {
            return "";
        }

        @Override
        public JsonNode apply(JsonNode content, ListedItem item) {
            return content;
        }
    };

    /**
     * Returns what names the transform and its version, such as {@code production-domain-2}. It is kept with every item
     * that is in sync: items that were synced with another id are compared again, and a run is resumed only with the
     * same id. So change the id whenever the result changes.
     */
    String id();

    /**
     * Returns the content that the target is to have.
     *
     * @param content a layer's content, a JSON object; a copy that may be changed and returned
     * @param item the story as the source has it
     */
    JsonNode apply(JsonNode content, ListedItem item);

    /**
     * Returns a transform of content alone.
     *
     * @throws IllegalArgumentException if the id is blank
     */
    static ContentTransform of(String id, UnaryOperator<JsonNode> change) {
        Objects.requireNonNull(change, "change");
        return of(id, (content, item) -> change.apply(content));
    }

    /**
     * Returns a transform of content that depends on the story it is of.
     *
     * @throws IllegalArgumentException if the id is blank
     */
    static ContentTransform of(String id, BiFunction<JsonNode, ListedItem, JsonNode> change) {
        Objects.requireNonNull(change, "change");
        if (id.isBlank()) {
            throw new IllegalArgumentException("A transform needs an id, such as production-domain-1.");
        }
        return new ContentTransform() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public JsonNode apply(JsonNode content, ListedItem item) {
                return change.apply(content, item);
            }
        };
    }

    /**
     * Returns a transform that applies this one and then another; its id names both, and {@link #NONE} adds nothing.
     */
    default ContentTransform andThen(ContentTransform next) {
        if (id().isEmpty()) {
            return next;
        }
        if (next.id().isEmpty()) {
            return this;
        }
        return of(id() + "+" + next.id(), (content, item) -> next.apply(apply(content, item), item));
    }
}
