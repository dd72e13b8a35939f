package dev.sbsync.testkit.internal.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The draft layer, the published layer and the history of a story: what each kind of save does to them (ma-facts §4.1,
 * §4.2).
 */
public final class Layers {
    /** How much earlier than updated_at a publishing save dates published_at. */
    private static final long PUBLISHED_EARLIER_MILLIS = 3;

    private Layers() {}

    /** A new story: never published, and without unpublished changes until it is saved again. */
    public static void created(FakeState state, StoredStory story) {
        story.json().put("published", false).put("unpublished_changes", false);
        remember(state, story, StoredVersion.DRAFT);
    }

    /**
     * A save of the draft.
     *
     * @param changesContent false where nothing but meta_data was written, which makes no unpublished changes
     */
    public static void saved(FakeState state, StoredStory story, boolean changesContent) {
        story.json().put("updated_at", FakeState.timestamp(state.now()));
        if (changesContent) {
            if (!story.folder()) {
                story.json().put("unpublished_changes", true);
            }
            remember(state, story, StoredVersion.DRAFT);
        }
    }

    /** The draft goes live. */
    public static void published(FakeState state, StoredStory story) {
        Instant now = state.now();
        String publishedAt = FakeState.timestamp(now.minusMillis(PUBLISHED_EARLIER_MILLIS));
        story.json()
                .put("published", true)
                .put("unpublished_changes", false)
                .put("published_at", publishedAt)
                .put("updated_at", FakeState.timestamp(now));
        if (story.json().path("first_published_at").isNull()) {
            story.json().put("first_published_at", FakeState.timestamp(now));
        }
        story.publishedLayer(story.content());
        remember(state, story, StoredVersion.PUBLISHED);
    }

    /** Nothing is live any more; the draft stays. */
    public static void unpublished(FakeState state, StoredStory story) {
        story.json().put("published", false).put("updated_at", FakeState.timestamp(state.now()));
        story.publishedLayer(null);
        remember(state, story, StoredVersion.UNPUBLISHED);
    }

    /**
     * Gives a story from a dataset the history that its state flags tell of; {@code published} is its
     * {@code published_content}.
     */
    static void load(FakeState state, StoredStory story, @Nullable JsonNode published) {
        if (story.folder()) {
            return;
        }
        JsonNode live = published == null && !story.unpublishedChanges() ? story.content() : published;
        boolean wasLive = story.published() || published != null;
        if (wasLive && live != null) {
            remember(state, story, StoredVersion.PUBLISHED, live, at(story, "published_at"));
            story.publishedLayer(story.published() ? live : null);
        }
        if (!story.published() && published != null) {
            remember(
                    state,
                    story,
                    StoredVersion.UNPUBLISHED,
                    live == null ? story.content() : live,
                    at(story, "updated_at"));
        }
        boolean unknownPast = story.published() && live == null;
        if (!unknownPast && (!story.published() || story.unpublishedChanges())) {
            remember(state, story, StoredVersion.DRAFT, story.content(), at(story, "updated_at"));
        }
    }

    private static String at(StoredStory story, String attribute) {
        return story.json()
                .path(attribute)
                .asString(story.json().path("updated_at").asString(""));
    }

    private static void remember(FakeState state, StoredStory story, String status) {
        remember(state, story, status, story.content(), FakeState.timestamp(state.now()));
    }

    private static void remember(FakeState state, StoredStory story, String status, JsonNode content, String at) {
        if (!story.folder()) {
            story.versions().add(new StoredVersion(state.identities().nextId(), status, content, at));
        }
    }
}
