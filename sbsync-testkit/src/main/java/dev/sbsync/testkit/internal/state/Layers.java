package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Nodes;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The draft layer, the published layer and the history of a story: what each kind of save does to them
 * (docs/management-api.md).
 */
public final class Layers {
    /** How much earlier than updated_at a publishing save dates published_at. */
    private static final long PUBLISHED_EARLIER_MILLIS = 3;

    private Layers() {}

    /** Creates a story: never published, and without unpublished changes until it is saved again. */
    public static void created(FakeState state, StoredStory story) {
        story.editable().put("published", false).put("unpublished_changes", false);
        remember(state, story, StoredVersion.DRAFT);
    }

    /**
     * Saves the draft.
     *
     * @param changesContent false if only meta_data was written, which makes no unpublished changes
     */
    public static void saved(FakeState state, StoredStory story, boolean changesContent) {
        story.editable().put("updated_at", FakeState.timestamp(state.now()));
        if (changesContent) {
            if (!story.folder()) {
                story.editable().put("unpublished_changes", true);
            }
            Translations.saved(story);
            remember(state, story, StoredVersion.DRAFT);
        }
    }

    /** Publishes the whole draft. */
    public static void published(FakeState state, StoredStory story) {
        goesLive(state, story, story.content());
    }

    /**
     * Publishes the draft with some of the languages.
     *
     * @param languages the languages besides the default one that are published
     * @param others the languages besides the default one that are unchanged
     */
    public static void published(FakeState state, StoredStory story, Set<String> languages, Set<String> others) {
        JsonNode live = story.publishedLayer();
        JsonNode next = live == null || others.isEmpty()
                ? story.content()
                : Translations.overlay(live, story.content(), languages, true);
        goesLive(state, story, next);
        Translations.published(story, languages, FakeState.timestamp(state.now()));
    }

    /** Publishes single languages of the draft; the default language is unchanged. */
    public static void publishedLanguages(FakeState state, StoredStory story, Set<String> languages) {
        String now = FakeState.timestamp(state.now());
        Translations.published(story, languages, now);
        story.editable().put("updated_at", now);
        JsonNode live = story.publishedLayer();
        JsonNode next = live == null ? story.content() : Translations.overlay(live, story.content(), languages, false);
        story.publishedLayer(next);
        remember(state.identities(), story, StoredVersion.PUBLISHED, next, now);
    }

    /** Unpublishes the story; the draft is kept. */
    public static void unpublished(FakeState state, StoredStory story) {
        story.editable().put("published", false).put("updated_at", FakeState.timestamp(state.now()));
        if (!Translations.anyLive(story)) {
            story.publishedLayer(null);
        }
        remember(state, story, StoredVersion.UNPUBLISHED);
    }

    /** Unpublishes single languages. */
    public static void unpublishedLanguages(FakeState state, StoredStory story, Set<String> languages) {
        Translations.unpublished(story, languages);
        story.editable().put("updated_at", FakeState.timestamp(state.now()));
        remember(state, story, StoredVersion.UNPUBLISHED);
    }

    private static void goesLive(FakeState state, StoredStory story, JsonNode live) {
        Instant now = state.now();
        String publishedAt = FakeState.timestamp(now.minusMillis(PUBLISHED_EARLIER_MILLIS));
        story.editable()
                .put("published", true)
                .put("unpublished_changes", false)
                .put("published_at", publishedAt)
                .put("updated_at", FakeState.timestamp(now));
        if (Nodes.missing(story.json(), "first_published_at")) {
            story.editable().put("first_published_at", FakeState.timestamp(now));
        }
        story.publishedLayer(live);
        remember(state.identities(), story, StoredVersion.PUBLISHED, live, FakeState.timestamp(now));
    }

    private static void remember(FakeState state, StoredStory story, String status) {
        remember(state.identities(), story, status, story.content(), FakeState.timestamp(state.now()));
    }

    private static void remember(Identities identities, StoredStory story, String status, JsonNode content, String at) {
        if (!story.folder()) {
            story.remember(new StoredVersion(identities.nextId(), status, content, at, null));
        }
    }
}
