package dev.sbsync.cli.effects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.FakeStory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The selection flags: each excludes some of the five items. */
final class SelectionEffects {

    private static final String COMMANDS = "plan sync verify watch";

    private SelectionEffects() {}

    static Effects into(Effects effects) {
        return effects.flag("--prefix", COMMANDS, chooses("--prefix", "blog", "blog", "blog/a", "blog/b"))
                .flag("--slug", COMMANDS, chooses("--slug", "*/a", "blog/a"))
                .flag("--exclude", COMMANDS, chooses("--exclude", "blog", "home", "notes"))
                .flag("--tag", COMMANDS, chooses("--tag", "news", "blog/a"))
                .flag("--content-type", COMMANDS, chooses("--content-type", "article", "blog/a"))
                .flag("--only", COMMANDS, chooses("--only", "dirty", "blog/b"))
                .flag("--component", COMMANDS, ofKind("--component", "components"))
                .flag("--datasource", COMMANDS, ofKind("--datasource", "datasources"))
                .flag("--asset-folder", COMMANDS, ofKind("--asset-folder", "assets"))
                .flag("--assets", COMMANDS, SelectionEffects::assets);
    }

    private static void assets(Scene scene, String command) {
        assertThat(scene.run(command, "--assets", "all").err())
                .contains("--assets selects assets", "add --kinds assets");
        assertThat(scene.run(command, "--kinds", "assets", "--assets", "referenced")
                        .err())
                .contains("--assets is 'referenced', but none of the kinds references assets");
        assertThat(scene.run(command, "--kinds", "all", "--assets", "used").err())
                .contains("--assets is 'used', but must be referenced or all");
        if (command.equals("plan") || command.equals("sync")) {
            Result deleting = scene.run(command, "--kinds", "all", "--assets", "referenced", "--delete");
            assertThat(deleting.code()).isEqualTo(2);
            assertThat(deleting.err()).contains("--assets is 'referenced', but --delete cannot be combined with it");
        }
    }

    private static Effects.Check ofKind(String flag, String kind) {
        return (scene, command) -> {
            assertThat(scene.run(command, flag, "none").err()).contains("add --kinds " + kind);
            assertThat(scene.run(command, "--kinds", kind, flag, "").err()).contains(flag + ": ");
        };
    }

    private static Effects.Check chooses(String flag, String value, String... chosen) {
        return (scene, command) -> {
            List<String> expected = new ArrayList<>(List.of(chosen));
            if (!command.equals("verify") && Set.of("blog/a", "blog/b").contains(chosen[0])) {
                expected.add("blog"); // a copied story needs its folder
            }
            assertThat(items(scene, command, flag, value)).containsExactlyInAnyOrderElementsOf(expected);
            if (command.equals("sync") || command.equals("watch")) {
                assertThat(scene.target().stories()).hasSize(expected.size());
            }
            assertThat(items(scene, command)).hasSize(5);
        };
    }

    /** Returns the paths of the selected items. */
    private static List<String> items(Scene scene, String command, String... flags) throws IOException {
        if (command.equals("watch")) {
            scene.run(command, flags);
            return scene.target().stories().stream().map(FakeStory::path).toList();
        }
        Path report = scene.file("report.json");
        List<String> how = command.equals("sync") ? List.of("--report", report.toString()) : List.of("--json");
        Result result =
                scene.run(command, Stream.concat(Stream.of(flags), how.stream()).toArray(String[]::new));
        JsonNode found = command.equals("sync") ? Scene.json(report) : Scene.json(result.out());
        List<String> paths = new ArrayList<>();
        found.path("items").forEach(item -> paths.add(item.path("fullSlug").asString()));
        return paths;
    }
}
