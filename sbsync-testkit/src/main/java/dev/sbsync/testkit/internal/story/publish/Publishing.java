package dev.sbsync.testkit.internal.story.publish;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.Violation;
import dev.sbsync.testkit.internal.access.Scopes;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.Layers;
import dev.sbsync.testkit.internal.state.LiveContent;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.Stages;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.Translations;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Publishes and unpublishes, whole stories and single languages. {@code lang} is a comma list in which the default
 * language is called {@code [default]}; without it all languages are meant. Single languages work only in spaces that
 * publish translations individually (docs/management-api.md).
 */
public final class Publishing {
    /** The languages that a call is about. */
    private record Languages(boolean withDefault, Set<String> named, Set<String> others) {
        boolean everything() {
            return withDefault && others.isEmpty();
        }
    }

    private Publishing() {}

    /** Returns whether the {@code publish_at} of a story has passed, with or without a zone. */
    public static boolean due(FakeState state, StoredStory story) {
        String at = Nodes.string(story.json(), "publish_at", "");
        String now = FakeState.timestamp(state.now());
        int comparable = Math.min(at.length(), "yyyy-MM-ddTHH:mm".length());
        return !at.isEmpty()
                && !story.folder()
                && at.replace(' ', 'T').substring(0, comparable).compareTo(now) <= 0;
    }

    /** Publishes everything without checks. */
    public static void all(FakeState state, SpaceState space, StoredStory story) {
        if (Translations.individual(space)) {
            Layers.published(state, story, codes(space), Set.of());
        } else {
            Layers.published(state, story);
        }
    }

    /** Refuses a call whose token may not publish, and a story that its workflow stage does not allow to publish. */
    public static void check(Call call, SpaceState space, StoredStory story) {
        Scopes.checkPublish(call);
        if (Stages.publishForbidden(space, story)) {
            int status = call.state().is(Switch.STAGE_REFUSAL_IS_INVALID) ? 422 : 403;
            throw Refusal.error(status, "The workflow stage of the story does not allow to publish it");
        }
    }

    public static void publish(Call call, SpaceState space, StoredStory story) {
        if (story.folder()) {
            call.violated(Violation.Kind.FOLDER_PUBLISHED, "the folder " + space.fullSlug(story) + " was published");
        }
        Languages languages = languages(call, space);
        if (languages.everything()) {
            all(call.state(), space, story);
        } else if (languages.withDefault()) {
            Layers.published(call.state(), story, languages.named(), languages.others());
        } else {
            Layers.publishedLanguages(call.state(), story, languages.named());
        }
        call.state().committed(Commit.Kind.PUBLISHED, space, story);
    }

    public static void unpublish(Call call, SpaceState space, StoredStory story) {
        Languages languages = languages(call, space);
        if (Translations.individual(space)) {
            Layers.unpublishedLanguages(call.state(), story, languages.named());
        }
        if (languages.withDefault()) {
            Layers.unpublished(call.state(), story);
        }
        call.state().committed(Commit.Kind.UNPUBLISHED, space, story);
    }

    private static Languages languages(Call call, SpaceState space) {
        Set<String> all = codes(space);
        Set<String> named = call.query().list("lang").map(LinkedHashSet::new).orElse(null);
        if (named == null) {
            return new Languages(true, all, Set.of());
        }
        boolean withDefault = named.remove(LiveContent.DEFAULT_LANGUAGE);
        if (!Translations.individual(space)) {
            if (withDefault) {
                return new Languages(true, all, Set.of());
            }
            throw Refusal.error(422, "the space does not publish translations individually: lang=" + named);
        }
        if (!all.containsAll(named)) {
            throw Refusal.error(422, "the space has the languages " + all + ", not all of " + named);
        }
        Set<String> others = new HashSet<>(all);
        others.removeAll(named);
        return new Languages(withDefault, named, others);
    }

    private static Set<String> codes(SpaceState space) {
        Set<String> codes = new LinkedHashSet<>();
        space.languages().forEach(language -> codes.add(language.code()));
        return codes;
    }
}
