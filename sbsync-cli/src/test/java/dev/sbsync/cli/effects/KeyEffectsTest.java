package dev.sbsync.cli.effects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli;
import dev.sbsync.cli.CommandModel;
import dev.sbsync.cli.config.Key;
import dev.sbsync.cli.config.PairConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each key of the settings file has its documented effect and precedence. */
class KeyEffectsTest {

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> everyKey_changesWhatItSays() {
        Effects effects = new Effects();
        for (Key key : Key.values()) {
            effects.setting(
                    key.id(),
                    scene -> SettingEffects.check(
                            key, new Trial(scene, SettingEffects.command(key), key, Trial.Way.FILE)));
        }
        return effects.tests(folder);
    }

    @TestFactory
    Stream<DynamicTest> everyKey_flagBeatsVariable_variableBeatsFile() {
        return forEach(KeyEffectsTest::flagBeatsVariableBeatsFile);
    }

    @TestFactory
    Stream<DynamicTest> everyKey_fileOfTheWorkingDirectoryBeatsTheUsers() {
        return forEach(KeyEffectsTest::workingDirectoryBeatsUser);
    }

    @TestFactory
    Stream<DynamicTest> everyKey_mistyped_isNamedWithTheNearest() {
        return forEach(key -> {
            Path work = Trial.folder(scratch(), key.id() + "x = 1");
            Cli.Result result = Cli.withoutTerminal().in(work).run("plan");

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err())
                    .contains("Unknown setting '" + key.id() + "x' (did you mean '" + key.id() + "'?), in line 1 of");
        });
    }

    private static void flagBeatsVariableBeatsFile(Key key) throws IOException {
        List<String> values = Explained.values(key);
        Cli cli = Explained.cli(key);
        assertExplained(cli, key, Explained.unset(key), "default");

        Path work = Trial.folder(scratch(), key.id() + " = " + values.get(0));
        cli.in(work);
        assertExplained(cli, key, values.get(0), "'" + key.id() + "' in '" + work.resolve("sbsync.properties") + "'");

        if (key.variable().isPresent()) {
            cli.with(key.variable().get(), values.get(1));
            assertExplained(cli, key, values.get(1), key.variable().get());
        }
        String flag = "--" + key.id();
        if (CommandModel.flagsOfCommands().contains("plan " + flag)) {
            assertExplained(cli, key, values.get(2), flag, flag, values.get(2));
        }
    }

    private static void workingDirectoryBeatsUser(Key key) throws IOException {
        List<String> values = Explained.values(key);
        Path user = scratch();
        Trial.written(Files.createDirectories(user.resolve("sbsync")), "config", key.id() + " = " + values.get(0));
        Path empty = scratch();
        Cli cli = Explained.cli(key).in(empty).with("XDG_CONFIG_HOME", user.toString());
        assertExplained(cli, key, values.get(0), "'" + key.id() + "' in '" + user.resolve("sbsync/config") + "'");

        Path work = Trial.folder(scratch(), key.id() + " = " + values.get(1));
        assertExplained(
                cli.in(work), key, values.get(1), "'" + key.id() + "' in '" + work.resolve("sbsync.properties") + "'");
        Files.writeString(work.resolve("sbsync.properties"), "# nothing\n");
        assertExplained(cli, key, Explained.unset(key), "default");
    }

    private static void assertExplained(Cli cli, Key key, String value, String origin, String... flags) {
        String expected = Explained.text(key, value, origin);
        List<String> words = Explained.words(key);
        String[] line = Stream.concat(words.stream(), Stream.of(flags)).toArray(String[]::new);
        if (expected.isEmpty()) {
            assertThat(cli.run(line).code()).as("nothing is in its place").isEqualTo(2);
            return;
        }
        try (PairConnection connection = cli.parsed(line).connection()) {
            assertThat(String.join("\n", connection.explanation())).contains(expected);
        }
    }

    private static Path scratch() throws IOException {
        return Files.createTempDirectory(folder, "key-");
    }

    private static Stream<DynamicTest> forEach(OfKey check) {
        Effects effects = new Effects();
        for (Key key : Key.values()) {
            effects.setting(key.id(), scene -> check.of(key));
        }
        return effects.tests(folder);
    }

    @FunctionalInterface
    private interface OfKey {
        void of(Key key) throws Exception;
    }
}
