package dev.sbsync.cli.effects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli;
import dev.sbsync.cli.Cli.Result;
import dev.sbsync.cli.CommandModel;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.faults.FaultAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The flags for output and files. */
final class OutputEffects {

    private static final String LOOKING = "plan sync verify resume undo watch spaces";

    private OutputEffects() {}

    static Effects into(Effects effects) {
        String all = String.join(" ", CommandModel.commands());
        return effects.flag("--help", all, (scene, command) -> help(scene, command, "--help"))
                .flag("-h", all, (scene, command) -> help(scene, command, "-h"))
                .flag("--version", all, (scene, command) -> version(scene, command, "--version"))
                .flag("-V", all, (scene, command) -> version(scene, command, "-V"))
                .flag("--quiet", LOOKING, OutputEffects::quiet)
                .flag("--verbose", LOOKING, OutputEffects::verbose)
                .flag("--no-progress", LOOKING, OutputEffects::noProgress)
                .flag("--quiet", "demo", OutputEffects::quietDemo)
                .flag("--verbose", "demo", OutputEffects::verboseDemo)
                .shownBy("DemoIT", "demo_copiesAndVerifiesWithoutAnAccount", "demo --no-progress")
                .flag("--json", "plan verify spaces runs", OutputEffects::json)
                .flag("--all", "plan", OutputEffects::all)
                .flag("--diff", "plan verify", OutputEffects::diff)
                .flag("--checksum", "verify", OutputEffects::checksum)
                .flag("--exit-code", "plan", OutputEffects::exitCode)
                .flag("--format", "report", OutputEffects::format)
                .flag("--report", "sync resume undo", (scene, command) -> writes(scene, command, "--report", "{\n"))
                .flag(
                        "--html",
                        "sync resume undo",
                        (scene, command) -> writes(scene, command, "--html", "<!DOCTYPE html>"));
    }

    private static void help(Scene scene, String command, String flag) {
        Result help = scene.cli().run(command, flag);
        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: sbsync " + command).contains("Examples:");
        assertThat(scene.api().requests()).isEmpty();
    }

    private static void version(Scene scene, String command, String flag) {
        Result version = scene.cli().run(command, flag);
        assertThat(version.code()).isZero();
        assertThat(version.out()).matches("sbsync \\d+\\.\\d+\\.\\d+\\S*\n");
        assertThat(scene.api().requests()).isEmpty();
    }

    private static void quiet(Scene scene, String command) throws Exception {
        Result quiet = scene.first(command, "--quiet");
        assertThat(quiet.err()).isEmpty();
        assertThat(quiet.out()).isNotEmpty();
        assertThat(scene.first(command).err()).isNotEmpty();
    }

    private static void verbose(Scene scene, String command) throws Exception {
        Result verbose = scene.first(command, "--verbose");
        assertThat(verbose.err()).contains("token from SB_TOKEN", "(SB_MA_RPS)", "settings file: none");
        if (Set.of("sync", "resume", "watch").contains(command)) {
            assertThat(verbose.err()).contains("start: home: to create", "ended: home: created (", "state: '");
        }
        if (command.equals("undo")) {
            assertThat(verbose.err()).contains("start: home: to delete", "ended: home: deleted (", "state: '");
        }
        assertThat(scene.first(command).err()).doesNotContain("token from", "start: ", "ended: ", "state: ");
    }

    private static void noProgress(Scene scene, String command) throws Exception {
        assertThat(scene.first(command, "--no-progress").err()).doesNotContain(" ...");
        assertThat(scene.first(command).err()).contains(" ...");
        if (command.equals("sync")) {
            scene.api().failNext("POST", Scene.CREATE, FaultAction.status(422, "{\"name\":[\"is odd\"]}"));
            assertThat(scene.run(command, "--no-progress").err())
                    .as("problems are still printed")
                    .contains("failed: ", "Plan: ");
        }
    }

    /** Demos that are interrupted before they copy, to save time. */
    private static void quietDemo(Scene scene, String command) {
        Thread.currentThread().interrupt();
        Result told = scene.cli().run(command);
        Thread.currentThread().interrupt();
        Result quiet = scene.cli().run(command, "--quiet");
        assertThat(Thread.interrupted()).isTrue();

        assertThat(told.err()).startsWith("A fake Management API runs at ");
        assertThat(quiet.err()).startsWith("sbsync: ").hasLineCount(1);
    }

    /** A demo that is stopped once it has copied a folder; {@code DemoIT} runs one without the flag. */
    private static void verboseDemo(Scene scene, String command) {
        Cli demo = scene.cli().stoppedAtMessage("ended: campaigns: ");
        assertThat(demo.run(command, "--verbose").err()).contains("ended: campaigns: ");
    }

    private static void json(Scene scene, String command) {
        String text = scene.run(command).out();
        String json = scene.run(command, "--json").out();
        assertThat(Scene.json(json).path("schema").asInt())
                .isEqualTo(List.of("spaces", "runs").contains(command) ? 1 : 2);
        assertThat(text).isNotEmpty().doesNotStartWith("{");
    }

    private static void all(Scene five, String command) throws Exception {
        try (Scene scene = Scene.of(22, five.folder())) {
            assertThat(scene.run(command).out()).contains("… and 2 more").doesNotContain("story-121");
            assertThat(scene.run(command, "--all").out()).contains("story-121").doesNotContain("more;");
        }
    }

    private static void diff(Scene scene, String command) {
        if (command.equals("verify")) {
            scene.synced();
            scene.target().edit("blog/b", story -> story.field("title", "An editor's"));
            assertThat(scene.run(command, "--diff").out()).contains("~ content", "~ title: An editor's → B");
            assertThat(scene.run(command).out()).contains("differs at /title").doesNotContain("An editor's");
        } else {
            scene.source().addItem("datasources", "{\"name\":\"Colours\",\"slug\":\"colours\"}");
            scene.target().addItem("datasources", "{\"name\":\"Colors\",\"slug\":\"colours\"}");
            String kinds = "--kinds=datasources";
            assertThat(scene.run(command, kinds, "--diff").out()).contains("~ name: Colors → Colours");
            assertThat(scene.run(command, kinds).out()).doesNotContain("~ name: ");
            assertThat(scene.run(command, kinds, "--diff", "--json").out()).contains("\"changes\"");
        }
        assertThat(scene.run(command, "--json").out()).doesNotContain("\"op\"");
    }

    private static void checksum(Scene scene, String command) {
        scene.source().addAsset("logo.txt", FileContent.text("one"));
        assertThat(withFiles(scene, "sync").code()).isZero();
        scene.target().replaceFile("logo.txt", FileContent.text("two"));

        Result lengths = withFiles(scene, command);
        assertThat(lengths.code()).isZero();
        assertThat(lengths.out()).contains("--checksum compares their bytes");
        Result bytes = withFiles(scene, command, "--checksum");
        assertThat(bytes.code()).isEqualTo(3);
        assertThat(bytes.out()).contains("file: ").doesNotContain("--checksum");
    }

    private static Result withFiles(Scene scene, String command, String... more) {
        String hosts = scene.api().assetUrl().toString();
        List<String> words = new ArrayList<>(List.of(Scene.words(command, more)));
        words.add("--kinds=assets");
        return scene.cli().with("SB_ASSET_BASE_URL", hosts).run(words.toArray(String[]::new));
    }

    private static void exitCode(Scene scene, String command) {
        assertThat(scene.run(command).code()).isZero();
        Result pending = scene.run(command, "--exit-code", "--json");
        assertThat(pending.code()).isEqualTo(5);
        assertThat(Scene.json(pending.out()).path("changesPending").asBoolean()).isTrue();
        assertThat(Scene.json(pending.out()).path("verdict").asString()).startsWith("Changes pending: ");

        scene.synced();

        Result none = scene.run(command, "--exit-code", "--json");
        assertThat(none.code()).isZero();
        assertThat(Scene.json(none.out()).path("verdict").asString()).isEqualTo("No changes");
    }

    private static void format(Scene scene, String command) {
        scene.synced();
        String run = Scene.firstOf(scene.run("runs"));

        assertThat(scene.run(command, run).out()).startsWith("Done in ");
        assertThat(scene.run(command, run, "--format", "text").out())
                .isEqualTo(scene.run(command, run).out());
        assertThat(Scene.json(scene.run(command, run, "--format", "json").out())
                        .path("runId")
                        .asString())
                .isEqualTo(run);
        assertThat(scene.run(command, run, "--format", "md").out()).startsWith("## sbsync: done\n");
        assertThat(scene.run(command, run, "--format", "html").out()).startsWith("<!DOCTYPE html>");
    }

    private static void writes(Scene scene, String command, String flag, String start) throws Exception {
        Path file = scene.file("report");
        assertThat(scene.first(command, flag, file.toString()).out()).contains(file.toString());
        assertThat(Files.readString(file)).startsWith(start);
        Files.delete(file);
        assertThat(scene.first(command).code()).isZero();
        assertThat(file).doesNotExist();
    }
}
