package dev.sbsync.cli.effects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli;
import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.FileContent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The flag for the state file. */
final class StateEffects {

    private StateEffects() {}

    static Effects into(Effects effects) {
        return effects.flag("--no-archive", "sync watch", StateEffects::noArchive)
                .flag("--archive-files", "sync watch", StateEffects::archiveFiles)
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

    private static void archiveFiles(Scene scene, String command) {
        FileContent old = FileContent.generated(1, 1500);
        scene.source().addAsset("logo.bin", old);
        assertThat(withFiles(scene, command).code()).isZero();
        for (String size : List.of("0", "1kB", "2kB", "")) {
            FileContent replacement = FileContent.generated(2 + size.length(), 1400);
            scene.source().replaceFile("logo.bin", replacement);
            Result replaced =
                    size.isEmpty() ? withFiles(scene, command) : withFiles(scene, command, "--archive-files", size);
            assertThat(replaced.code()).as(replaced.err()).isZero();
            assertThat(scene.run("report", "latest").out().contains("file_not_archived"))
                    .isEqualTo(size.equals("1kB"));
            scene.cli().with("SB_ASSET_BASE_URL", hosts(scene)).run(Scene.words("undo"));

            long id = scene.target().items("assets").get(0).path("id").asLong();
            boolean archived = size.isEmpty() || size.equals("2kB");
            assertThat(scene.target().content(id)).as(size).hasValue(archived ? old : replacement);
            scene.source().replaceFile("logo.bin", old);
            withFiles(scene, command);
        }
        wrongSizes(scene, command);
    }

    private static void wrongSizes(Scene scene, String command) {
        for (String wrong : List.of("20", "-1kB", "1.5MB", "20 MB", "1TB", "")) {
            Result refused = withFiles(scene, command, "--archive-files", wrong);
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("--archive-files is '" + wrong + "', but must be 0, or a whole number of kB, MB or GB");
        }
        assertThat(withFiles(scene, command, "--archive-files", "1MB", "--no-archive")
                        .err())
                .contains("--archive-files is '1MB', but nothing is stored with --no-archive");
        assertThat(scene.run(command, "--archive-files", "1MB").err())
                .contains("--archive-files is '1MB', but no assets are synced; add the kind assets");
    }

    private static Result withFiles(Scene scene, String command, String... more) {
        List<String> words = new ArrayList<>(List.of(more));
        words.addAll(List.of("--kinds", "assets"));
        String[] all = Scene.words(command, words.toArray(String[]::new));
        Cli cli = scene.cli().with("SB_ASSET_BASE_URL", hosts(scene));
        return (command.equals("watch") ? cli.stoppedAfterLines(1) : cli).run(all);
    }

    private static String hosts(Scene scene) {
        return scene.api().assetUrl().toString();
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
