package dev.sbsync.cli.effects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** The flag for the state file. */
final class StateEffects {

    private StateEffects() {}

    static Effects into(Effects effects) {
        return effects.flag("--no-archive", "sync watch", StateEffects::noArchive)
                .flag("--state", "sync watch", StateEffects::sync)
                .flag("--state", "plan", StateEffects::plan)
                .flag("--state", "resume", StateEffects::resume)
                .flag("--state", "undo", StateEffects::undo)
                .flag("--state", "runs", StateEffects::runs)
                .flag("--state", "report", StateEffects::report);
    }

    private static void noArchive(Scene scene, String command) {
        scene.run(command);
        assertThat(scene.run("runs").out()).containsPattern("done +[0-9.]+ k?B ");
        Path other = scene.file("other.db");
        scene.run(
                command, "--on-existing", "update", "--publish", "always", "--no-archive", "--state", other.toString());
        assertThat(scene.run("runs", "--state", other.toString()).out()).containsPattern("done +- ");
    }

    private static void sync(Scene scene, String command) {
        Path file = scene.file("own.db");
        assertThat(scene.run(command, "--state", file.toString()).code()).isZero();
        assertThat(file).exists();
        assertThat(scene.file("data")).doesNotExist();
        scene.run(command);
        assertThat(scene.file("data").resolve("sbsync")).isNotEmptyDirectory();
    }

    private static void plan(Scene scene, String command) {
        Path file = scene.file("own.db");
        scene.synced("--state", file.toString());
        assertThat(scene.run(command, "--state", file.toString()).out()).contains("5 unchanged");
        assertThat(scene.run(command, "--read", "none").out()).contains("5 needs check");
    }

    private static void resume(Scene scene, String command) {
        Path file = scene.file("own.db");
        scene.unfinished("--state", file.toString());
        assertThat(scene.run(command).err()).contains("No run to resume");
        assertThat(scene.run(command, "--state", file.toString()).out()).contains("5: 5 created");
    }

    private static void undo(Scene scene, String command) {
        Path file = scene.file("own.db");
        scene.synced("--state", file.toString());
        assertThat(scene.run(command).err()).contains("No run has changed anything");
        assertThat(scene.run(command, "--state", file.toString()).out()).contains("5 deleted");
        assertThat(scene.target().stories()).isEmpty();
    }

    private static void runs(Scene scene, String command) {
        Path file = scene.file("own.db");
        scene.synced("--state", file.toString());
        assertThat(scene.run(command).out()).isEqualTo("No runs yet.\n");
        assertThat(scene.run(command, "--state", file.toString()).out()).containsPattern("Z  5 +5 .*done");
    }

    private static void report(Scene scene, String command) {
        Path file = scene.file("own.db");
        scene.synced("--state", file.toString());
        String run = Scene.firstOf(scene.run("runs", "--state", file.toString()));
        assertThat(scene.run(command, run).err()).contains("No run matches '" + run + "'");
        assertThat(scene.run(command, run, "--state", file.toString()).out()).contains("5: 5 created");
    }
}
