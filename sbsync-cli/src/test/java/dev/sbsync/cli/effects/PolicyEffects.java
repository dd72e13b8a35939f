package dev.sbsync.cli.effects;

import static dev.sbsync.testkit.FakeStory.State.DRAFT;
import static dev.sbsync.testkit.FakeStory.State.PUBLISHED;
import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.faults.FaultAction;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The policy flags. */
final class PolicyEffects {

    private PolicyEffects() {}

    static Effects into(Effects effects) {
        return effects.flag("--on-existing", "plan sync watch", PolicyEffects::onExisting)
                .flag("--on-collision", "plan sync watch", PolicyEffects::onCollision)
                .flag("--on-drift", "plan sync watch", PolicyEffects::onDrift)
                .flag("--on-unresolved", "plan sync watch", PolicyEffects::onUnresolved)
                .flag("--delete", "plan sync", PolicyEffects::delete)
                .flag("--max-delete", "plan sync", PolicyEffects::maxDelete)
                .flag("--publish", "plan", PolicyEffects::publishOfAPlan)
                .flag("--publish", "sync watch", PolicyEffects::publish)
                .flag("--identity", "plan", PolicyEffects::identityOfAPlan)
                .flag("--identity", "sync verify watch", PolicyEffects::identity)
                .flag("--read", "plan", PolicyEffects::read)
                .flag("--out", "plan", PolicyEffects::out)
                .flag("--plan", "sync", PolicyEffects::plan)
                .flag("--dry-run", "sync", PolicyEffects::dryRun)
                .flag("--dry-run", "undo", PolicyEffects::dryRunOfAnUndo)
                .flag("--yes", "sync", PolicyEffects::yes)
                .flag("--yes", "undo", PolicyEffects::yesToAnUndo)
                .flag("--yes", "watch", PolicyEffects::yes)
                .flag("--interval", "watch", PolicyEffects::interval)
                .flag("--retry-failed", "sync", PolicyEffects::retryFailed);
    }

    private static void onExisting(Scene scene, String command) {
        scene.synced("--prefix", "home");
        scene.source().edit("home", story -> story.name("Renamed"));

        assertThat(scene.run(command, "--on-existing", "fail").code()).isEqualTo(4);
        assertThat(scene.target().stories()).as("nothing is written").hasSize(1);
        assertThat(scene.run(command, "--on-existing", "skip", "--prefix", "home")
                        .out())
                .contains("1 skip");
        assertThat(name(scene, "home")).isEqualTo("home");
        assertThat(scene.run(command, "--prefix", "home").out()).contains("1 update");
        if (command.equals("sync")) {
            assertThat(name(scene, "home")).isEqualTo("Renamed");
        }
    }

    private static void onCollision(Scene scene, String command) {
        scene.synced("--prefix", "home");
        scene.target().edit("home", story -> story.uuid("another-story").slug("notes"));

        Result failed = scene.run(command, "--on-collision", "fail", "--prefix", "notes");
        assertThat(failed.code()).isEqualTo(4);
        assertThat(failed.err()).contains("'notes'", "--on-collision skip or overwrite");
        Result skipped = scene.run(command, "--on-collision", "skip", "--prefix", "notes");
        assertThat(skipped.out()).contains("1 skip");
        assertThat(name(scene, "notes")).isEqualTo("home");
        Result overwritten = scene.run(command, "--on-collision", "overwrite", "--prefix", "notes");
        assertThat(overwritten.out()).contains("1 update");
        if (command.equals("plan")) {
            assertThat(overwritten.out()).containsPattern("! +notes +story").contains("! 1 collision");
        } else {
            assertThat(overwritten.err())
                    .contains(command.equals("watch") ? "(collision_overwritten)" : "! 1 collision");
            assertThat(name(scene, "notes")).isEqualTo("notes");
        }
    }

    private static void onDrift(Scene scene, String command) {
        scene.synced();
        scene.target().edit("notes", story -> story.name("An editor's"));

        assertThat(scene.run(command, "--on-drift", "fail").code()).isEqualTo(4);
        assertThat(scene.run(command).out()).contains("1 skip");
        assertThat(name(scene, "notes")).isEqualTo("An editor's");
        Result overwritten = scene.run(command, "--on-drift", "overwrite");
        assertThat(overwritten.out()).contains("1 update").doesNotContain("1 skip");
        if (command.equals("sync")) {
            assertThat(scene.target()).mirrors(scene.source());
        }
    }

    private static void onUnresolved(Scene scene, String command) {
        Map<String, String> link =
                Map.of("linktype", "story", "fieldtype", "multilink", "id", "0a0a0a0a-1111-4222-8333-444444444444");
        scene.source().edit("notes", story -> story.field("link", link));

        Result failed = scene.run(command, "--on-unresolved", "fail");
        assertThat(failed.code()).isEqualTo(4);
        assertThat(failed.err()).contains("'notes'", "content/link/id", "--on-unresolved keep");
        assertThat(scene.target().stories()).as("nothing is written").isEmpty();
        assertThat(scene.run(command, "--on-unresolved", "keep").code()).isZero();
    }

    private static void delete(Scene scene, String command) {
        scene.synced();
        scene.source().edit("notes", story -> story.delete());

        assertThat(scene.run(command).out()).doesNotContain("delete");
        Result refused = scene.run(command, "--delete");
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err()).contains("more than the limit of 10%", "a higher --max-delete");
        Result narrow = scene.run(command, "--delete", "--prefix", "home");
        assertThat(narrow.code()).isZero();
        assertThat(scene.target().story("notes")).isPresent();
        assertThat(scene.run(command, "--delete", "--tag", "t").err()).contains("cannot be combined with --tag");
        Result deleted = scene.run(command, "--delete", "--max-delete", "1");
        assertThat(deleted.code()).isZero();
        if (command.equals("plan")) {
            assertThat(deleted.out()).contains("1 delete", "Delete (1)").containsPattern("- +notes +story");
        } else {
            assertThat(deleted.err()).contains("  - notes", "Deleted items can be restored from the trash");
            assertThat(deleted.out()).contains("1 deleted");
            assertThat(scene.target().story("notes")).isEmpty();
        }
    }

    private static void maxDelete(Scene scene, String command) {
        scene.synced();
        scene.source().edit("notes", story -> story.delete());

        assertThat(scene.run(command, "--max-delete", "1").err()).contains("nothing is deleted without --delete");
        assertThat(scene.run(command, "--delete", "--max-delete", "some").code())
                .isEqualTo(2);
        assertThat(scene.run(command, "--delete", "--max-delete", "101%").err())
                .contains("--max-delete is '101%'", "from 0% to 100%");
        assertThat(scene.run(command, "--delete", "--max-delete", "0").code()).isEqualTo(4);
        assertThat(scene.target().story("notes")).isPresent();
        assertThat(scene.run(command, "--delete", "--max-delete", "50%").code()).isZero();
    }

    private static void publishOfAPlan(Scene scene, String command) {
        assertThat(scene.run(command).out()).contains("of them: 3 publish");
        assertThat(scene.run(command, "--publish", "draft").out()).doesNotContain("publish");
        assertThat(scene.run(command, "--publish", "always").out()).contains("of them: 4 publish");
    }

    private static void publish(Scene scene, String command) {
        scene.run(command, "--publish", "draft");
        assertThat(state(scene, "home")).isEqualTo(DRAFT);
        scene.run(command);
        assertThat(state(scene, "home")).isEqualTo(PUBLISHED);
        assertThat(state(scene, "notes")).isEqualTo(DRAFT);
        scene.run(command, "--publish", "always");
        assertThat(state(scene, "notes")).isEqualTo(PUBLISHED);
    }

    private static void identityOfAPlan(Scene scene, String command) {
        String aligned = scene.run(command, "--json").out();
        String mapped = scene.run(command, "--json", "--identity", "map").out();
        assertThat(aligned).contains("\"identity\" : \"align\"");
        assertThat(mapped).contains("\"identity\" : \"map\"");
        assertThat(scene.run(command, "--identity", "map").out()).contains("copies keep uuids of their own");
    }

    private static void identity(Scene scene, String command) {
        scene.run(command.equals("verify") ? "sync" : command, "--identity", "map");
        assertThat(scene.target()).mirrorsWithOwnUuids(scene.source());
        if (!command.equals("verify")) {
            scene.run(command);
            assertThat(scene.target()).as("the default aligns").mirrors(scene.source());
        } else {
            assertThat(scene.run(command, "--identity", "map").code()).isZero();
            assertThat(scene.run(command).code())
                    .as("the default compares uuids")
                    .isEqualTo(3);
        }
    }

    private static void read(Scene scene, String command) {
        scene.synced();
        scene.source().edit("blog/a", story -> story.field("title", "A new title"));

        assertThat(scene.run(command, "--read", "none").out()).contains("0 update · 1 needs check · 4 unchanged");
        assertThat(scene.run(command, "--diff").out())
                .contains("1 update · 0 needs check · 4 unchanged", "~ content", "A new title");
        String other = scene.file("other-state").toString();
        assertThat(scene.run(command, "--state", other).out())
                .as("suspects: as many as the lists cost")
                .doesNotContain(" 0 needs check");
        assertThat(scene.run(command, "--state", other, "--read", "all").out())
                .contains("1 update · 0 needs check · 4 unchanged");
        readWithoutStories(scene, command);
    }

    private static void readWithoutStories(Scene scene, String command) {
        Result refused = scene.run(command, "--kinds", "components", "--read", "all");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--read is 'all', but this plan reads no stories");
    }

    private static void out(Scene scene, String command) throws IOException {
        String file = scene.file("plan.json").toString();
        assertThat(scene.run(command, "--out", file).code()).isZero();
        assertThat(Scene.json(scene.file("plan.json")).path("format").asString())
                .isEqualTo("sbsync-plan");
    }

    private static void plan(Scene scene, String command) {
        String file = scene.file("plan.json").toString();
        scene.run("plan", "--out", file, "--prefix", "home");
        assertThat(scene.run(command, "--plan", file).code()).isZero();
        assertThat(scene.target().stories()).hasSize(1);
    }

    private static void dryRun(Scene scene, String command) {
        Result planned = scene.run(command, "--dry-run");
        assertThat(planned.out()).isEqualTo(scene.run("plan").out());
        assertThat(scene.api().writes()).isEmpty();
        scene.run(command);
        assertThat(scene.api().writes()).isNotEmpty();
    }

    private static void yes(Scene scene, String command) {
        String[] words = {command, "--from", Scene.SOURCE, "--to", Scene.TARGET};
        assertThat(scene.cli().run(words).code()).isEqualTo(2);
        assertThat(scene.api().writes()).isEmpty();
        scene.run(command);
        assertThat(scene.api().writes()).isNotEmpty();
    }

    private static void dryRunOfAnUndo(Scene scene, String command) throws IOException {
        try (Scene many = Scene.of(22, scene.folder())) {
            many.synced();
            assertThat(many.run(command, "--dry-run").out())
                    .contains("story-100", "story-121")
                    .doesNotContain("more;");
            assertThat(many.run(command).err())
                    .containsPattern("… and 2 more; 'sbsync undo [0-9a-f-]+ --dry-run' lists them");
        }
        scene.synced();
        scene.api().clearRequests();
        assertThat(scene.run(command, "--dry-run").out()).contains("Undo of run ", "Delete (5)", "-  home ");
        assertThat(scene.api().writes()).isEmpty();
        scene.run(command);
        assertThat(scene.target().stories()).isEmpty();
    }

    private static void yesToAnUndo(Scene scene, String command) {
        scene.synced();
        scene.api().clearRequests();
        assertThat(scene.cli().run(command, "latest").code()).isEqualTo(2);
        assertThat(scene.api().requests()).isEmpty();
        assertThat(scene.run(command).code()).isZero();
        assertThat(scene.target().stories()).isEmpty();
    }

    private static void interval(Scene scene, String command) {
        assertThat(scene.run(command).err()).contains("every 30s;");
        assertThat(scene.run(command, "--interval", "5m").err()).contains("every 5m;");
        for (String wrong : List.of("0s", "25h", "30", "1.5m", "1d", "-1s", "")) {
            Result refused = scene.run(command, "--interval", wrong);
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("--interval is '" + wrong + "', but must be", "from 1s to 24h");
        }
    }

    private static void retryFailed(Scene scene, String command) {
        scene.api().failNext("POST", Scene.CREATE, FaultAction.status(422, "{\"name\":[\"is not wanted\"]}"));
        Result failed = scene.run(command, "--prefix", "blog");
        String run = Scene.after("--retry-failed ", failed);

        assertThat(failed.out()).contains("3: 0 created", "1 failed · 2 blocked");
        assertThat(scene.run(command, "--retry-failed", run).out()).contains("3: 3 created");
        assertThat(scene.run(command).out()).contains("5: 2 created");
    }

    private static String name(Scene scene, String path) {
        return scene.target().story(path).orElseThrow().name();
    }

    private static FakeStory.State state(Scene scene, String path) {
        return scene.target().story(path).orElseThrow().state();
    }
}
