package dev.sbsync.cli.effects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli;
import dev.sbsync.cli.CommandModel;
import dev.sbsync.cli.config.Key;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each variable has its documented effect; a new variable without a test here fails. */
class VariableEffectsTest {

    @TempDir
    private static Path folder;

    private final Effects effects = table();

    private static Effects table() {
        Effects effects = new Effects();
        for (Key key : Key.values()) {
            key.variable()
                    .ifPresent(variable -> effects.setting(
                            variable,
                            scene -> SettingEffects.check(
                                    key, new Trial(scene, SettingEffects.command(key), key, Trial.Way.VARIABLE))));
        }
        return effects.setting("XDG_CONFIG_HOME", VariableEffectsTest::configHome)
                .setting("XDG_DATA_HOME", VariableEffectsTest::dataHome)
                .setting("HOME", VariableEffectsTest::home)
                .setting("DEBUG", VariableEffectsTest::debug)
                .setting("NO_COLOR", VariableEffectsTest::noColor)
                .setting("TERM", VariableEffectsTest::term)
                .setting("LC_ALL", scene -> locale("LC_ALL"))
                .setting("LC_CTYPE", scene -> locale("LC_CTYPE"))
                .setting("LANG", scene -> locale("LANG"));
    }

    @TestFactory
    Stream<DynamicTest> everyVariable_changesWhatItSays() {
        return effects.tests(folder);
    }

    @Test
    void everyVariableThatIsRead_isTried_andNoOther() {
        Set<String> tried = new TreeSet<>(effects.names());

        assertThat(tried).isEqualTo(CommandModel.variables());
    }

    private static void configHome(Scene scene) throws Exception {
        Trial.written(Files.createDirectories(scene.file("config/sbsync")), "config", "from = 101003\nto = 101002");
        Path elsewhere = Files.createDirectory(scene.file("elsewhere"));

        assertThat(scene.cli().in(elsewhere).run("plan").err()).contains("The source space is not set");
        assertThat(scene.cli()
                        .in(elsewhere)
                        .with("XDG_CONFIG_HOME", scene.file("config").toString())
                        .run("plan")
                        .out())
                .contains("'Third' (101003) → 'Target' (101002)");
    }

    private static void dataHome(Scene scene) {
        Path data = scene.file("other");
        assertThat(scene.cli()
                        .with("XDG_DATA_HOME", data.toString())
                        .run(Scene.words("sync"))
                        .code())
                .isZero();
        assertThat(data.resolve("sbsync")).isNotEmptyDirectory();
        assertThat(scene.run("runs").out()).isEqualTo("No runs yet.\n");
    }

    private static void home(Scene scene) throws Exception {
        Path elsewhere = Files.createDirectory(scene.file("elsewhere"));
        Trial.written(Files.createDirectories(scene.file("me/.config/sbsync")), "config", "from = 101003\nto = 101002");
        Cli withoutHome = scene.cli().with("XDG_DATA_HOME", "").in(elsewhere);
        Cli other = scene.cli()
                .with("XDG_DATA_HOME", "")
                .in(elsewhere)
                .with("HOME", scene.file("me").toString());

        assertThat(withoutHome.run("sync", "--yes").err()).contains("The source space is not set");
        assertThat(withoutHome.run(Scene.words("sync")).err()).contains("neither XDG_DATA_HOME nor HOME is set");
        assertThat(other.run("sync", "--yes").out()).contains("'Third' (101003) → 'Target' (101002)");
        assertThat(scene.file("me/.local/share/sbsync")).isNotEmptyDirectory();
    }

    private static void debug(Scene scene) throws Exception {
        String[] wrong = {"plan", "--from", "abc"};
        assertThat(scene.cli().run(wrong).err()).doesNotContain("    at ");
        assertThat(scene.cli().with("DEBUG", "1").run(wrong).err()).contains("    at dev.sbsync.cli");
        assertThat(scene.cli().with("TERM", "xterm").drawsPanel()).isTrue();
        assertThat(scene.cli().with("TERM", "xterm").with("DEBUG", "1").drawsPanel())
                .isFalse();
        Effects.shown("DebugIT", "debug_logsEveryRequestAndNeverTheToken");
    }

    /** The panel's golden frames show the effect there. */
    private static void noColor(Scene scene) throws Exception {
        System.setProperty("picocli.ansi", "true"); // as in a terminal with colours
        try {
            assertThat(Cli.answering("").run("plan", "--help").out()).contains("\u001b[");
            assertThat(Cli.answering("")
                            .with("NO_COLOR", "1")
                            .run("plan", "--help")
                            .out())
                    .doesNotContain("\u001b");
        } finally {
            System.clearProperty("picocli.ansi");
        }
        assertThat(scene.cli().settings().colour()).isTrue();
        assertThat(scene.cli().with("NO_COLOR", "1").settings().colour()).isFalse();
        Effects.shown("panel.PanelRendererTest", "running_colour");
    }

    private static void term(Scene scene) {
        assertThat(scene.cli().with("TERM", "xterm-256color").drawsPanel()).isTrue();
        assertThat(scene.cli().with("TERM", "dumb").drawsPanel()).isFalse();
        assertThat(scene.cli().drawsPanel()).isFalse();
    }

    /** The panel's golden frames show the effect there. */
    private static void locale(String variable) throws Exception {
        Cli cli = Cli.withoutTerminal();
        assertThat(cli.settings().unicode()).isFalse();
        assertThat(cli.with(variable, "C.UTF-8").settings().unicode()).isTrue();
        assertThat(cli.with(variable, "C").settings().unicode()).isFalse();
        cli.with("LANG", "C.UTF-8").with(variable, "C");
        assertThat(cli.settings().unicode()).as("the first that is set decides").isFalse();
        Effects.shown("panel.PanelRendererTest", "running_ascii");
    }
}
