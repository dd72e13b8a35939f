package dev.sbsync.core.content;

import dev.sbsync.core.item.ListedItem;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Transforms the content of stories, for example to rewrite a domain. A sync applies it to the draft and the published
 * layer of every story read from the source, before comparing, so a copy with the transformed content is equal.
 *
 * <p>It must be pure: the same result for the same input, regardless of time, order and thread. It is called
 * concurrently, possibly several times for the same story. If it throws, or its result is not valid content of a story,
 * that story fails with {@link dev.sbsync.core.outcome.OutcomeCode#TRANSFORM_FAILED} and the target is unchanged.
 */
public interface ContentTransform {

    /** Does not change content; its id is empty. */
    ContentTransform NONE = named("", (content, item) -> content);

    /**
     * Returns the id of the transform and its version, such as {@code production-domain-2}. The id is part of every
     * baseline: items synced with another id are compared again, and a run can be resumed only with the same id. Change
     * the id whenever the result changes.
     */
    String id();

    /**
     * Returns the content for the target.
     *
     * @param content a layer's content; a copy that may be changed and returned
     * @param item the source story
     */
    ObjectNode apply(ObjectNode content, ListedItem item);

    /**
     * Returns a transform that depends only on the content.
     *
     * @throws IllegalArgumentException if the id is blank
     */
    static ContentTransform of(String id, UnaryOperator<ObjectNode> change) {
        Objects.requireNonNull(change, "change");
        return of(id, (content, item) -> change.apply(content));
    }

    /**
     * Returns a transform that depends on the content and its story.
     *
     * @throws IllegalArgumentException if the id is blank
     */
    static ContentTransform of(String id, BiFunction<ObjectNode, ListedItem, ObjectNode> change) {
        Objects.requireNonNull(change, "change");
        if (id.isBlank()) {
            throw new IllegalArgumentException("A transform needs an id, such as production-domain-1.");
        }
        return named(id, change);
    }

    private static ContentTransform named(String id, BiFunction<ObjectNode, ListedItem, ObjectNode> change) {
        return new ContentTransform() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public ObjectNode apply(ObjectNode content, ListedItem item) {
                return change.apply(content, item);
            }
        };
    }

    /**
     * Returns a transform that applies this one and then another; its id combines both, and {@link #NONE} adds nothing.
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
