package dev.sbsync.testkit.assertj;

import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.FakeStory.State;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.assertj.core.api.AbstractAssert;
import tools.jackson.databind.JsonNode;

/** Assertions on a stored story or folder. Not thread-safe. */
public final class FakeStoryAssert extends AbstractAssert<FakeStoryAssert, FakeStory> {
    FakeStoryAssert(FakeStory actual) {
        super(actual, FakeStoryAssert.class);
    }

    /** Verifies that it is published without unpublished changes. */
    public FakeStoryAssert published() {
        return inState(State.PUBLISHED);
    }

    /** Verifies that it is published with unpublished changes. */
    public FakeStoryAssert dirty() {
        return inState(State.DIRTY);
    }

    /** Verifies that it is not published. */
    public FakeStoryAssert draft() {
        return inState(State.DRAFT);
    }

    /** Verifies the uuid. */
    public FakeStoryAssert hasUuid(String uuid) {
        return same("the uuid", uuid, actual.uuid());
    }

    /** Verifies the name. */
    public FakeStoryAssert hasName(String name) {
        return same("the name", name, actual.name());
    }

    /** Verifies a text field of the draft's content. */
    public FakeStoryAssert hasField(String name, String value) {
        return same("the field " + name, value, text(actual.content().path(name)));
    }

    /** Verifies a text field of the published content. */
    public FakeStoryAssert hasPublishedField(String name, String value) {
        String published = actual.publishedContent()
                .map(content -> text(content.path(name)))
                .orElse("nothing published");
        return same("the published field " + name, value, published);
    }

    /** Verifies the path of the folder that it is in, empty for the root. */
    public FakeStoryAssert isIn(String folderPath) {
        return same("the folder", folderPath, actual.parentPath());
    }

    /** Verifies the tags, in any order. */
    public FakeStoryAssert hasTags(String... tags) {
        return same("the tags", new TreeSet<>(List.of(tags)), new TreeSet<>(actual.tags()));
    }

    /** Verifies that all of these languages and no others are live on their own. */
    public FakeStoryAssert publishedIn(String... languages) {
        return same(
                "the published languages",
                new TreeSet<>(List.of(languages)),
                new TreeSet<>(actual.publishedLanguages()));
    }

    private FakeStoryAssert inState(State state) {
        return same("the state", state, actual.state());
    }

    private FakeStoryAssert same(String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            failWithMessage("expected %s of %s to be \"%s\", but it is \"%s\"", what, actual, expected, found);
        }
        return this;
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }
}
