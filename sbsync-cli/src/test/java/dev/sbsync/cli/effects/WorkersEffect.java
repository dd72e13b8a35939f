package dev.sbsync.cli.effects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.FakeStory;
import java.io.IOException;
import java.util.Set;

/**
 * {@code workers} is the maximum number of concurrent items, by default 8. A run starts with half of them and adds the
 * rest if that helps.
 */
final class WorkersEffect {

    private static final int DEFAULT = 8;

    private WorkersEffect() {}

    static void check(Trial trial) throws IOException {
        atOnce(trial, DEFAULT);
        atOnce(trial, 16);
        atOnce(trial, 1);
    }

    private static void atOnce(Trial like, int workers) throws IOException {
        try (Scene scene = Scene.of(workers + 2, like.scene().folder());
                Turnstile turnstile = new Turnstile(scene.api().baseUrl())) {
            Trial trial = like.on(scene).having("SB_MA_BASE_URL", turnstile.url());
            prepare(scene, turnstile, trial.command());
            int least =
                    Set.of("sync", "resume", "undo", "watch").contains(trial.command()) ? (workers + 1) / 2 : workers;
            turnstile.hold(least);
            Result result = workers == DEFAULT ? trial.without() : trial.with(Integer.toString(workers));
            assertThat(turnstile.most()).as(result.err()).isBetween(least, workers);
        }
    }

    private static void prepare(Scene scene, Turnstile turnstile, String command) {
        switch (command) {
            case "sync", "watch" -> {}
            case "verify" -> scene.synced();
            case "undo" -> {
                scene.synced("--base-url", turnstile.url());
                for (FakeStory story : scene.source().stories()) {
                    scene.source().edit(story.fullSlug(), changed -> changed.name("Renamed"));
                }
                scene.synced("--base-url", turnstile.url()); // an undo restores many at once, and deletes one by one
            }
            case "resume" -> scene.unfinished("--base-url", turnstile.url());
            case "plan" -> {
                scene.synced("--base-url", turnstile.url());
                // A plan reads every item that changed in the target since the last sync.
                for (FakeStory story : scene.target().stories()) {
                    scene.target().edit(story.fullSlug(), changed -> changed.name("An editor's"));
                }
            }
            default -> throw new IllegalArgumentException(command);
        }
    }
}
