package dev.sbsync.cli.effects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.CommandModel;
import dev.sbsync.cli.config.Key;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each flag of each command has its documented effect; a new flag without a test here fails. */
class FlagEffectsTest {

    @TempDir
    private static Path folder;

    private final Effects effects = table();

    private static Effects table() {
        Effects effects = new Effects();
        settings(effects, "plan sync verify watch", Key.FROM, Key.TO, Key.KINDS, Key.ALLOW_EMPTY);
        settings(effects, "plan sync verify resume watch", Key.LIMIT_SCOPE);
        settings(effects, "plan sync verify resume undo watch", Key.WORKERS);
        settings(effects, "plan sync verify resume watch spaces", Key.FROM_REGION);
        settings(effects, "plan sync verify resume undo watch spaces", Key.TO_REGION, Key.BASE_URL, Key.RPS, Key.BURST);
        SelectionEffects.into(effects);
        PolicyEffects.into(effects);
        OutputEffects.into(effects);
        StateEffects.into(effects);
        FakeEffects.into(effects);
        return effects;
    }

    private static void settings(Effects effects, String commands, Key... keys) {
        for (Key key : keys) {
            effects.flag(
                    "--" + key.id(),
                    commands,
                    (scene, command) -> SettingEffects.check(key, new Trial(scene, command, key, Trial.Way.FLAG)));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFlag_hasItsDocumentedEffect() {
        return effects.tests(folder);
    }

    @Test
    void everyFlagOfEveryCommand_isTried_andNoOther() {
        Set<String> tried = new TreeSet<>(effects.names());

        assertThat(tried).isEqualTo(CommandModel.flagsOfCommands());
    }
}
