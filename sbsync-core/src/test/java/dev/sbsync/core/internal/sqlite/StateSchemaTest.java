package dev.sbsync.core.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.StateFile;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.internal.state.RunLog;
import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.state.StateException.Kind;
import dev.sbsync.core.state.StateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State files of other versions are migrated or rejected. */
class StateSchemaTest extends StateFileFixture {

    @Test
    void aNewerSchema_isRejectedAndNotChanged() throws Exception {
        filled();
        sql("PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(file());

        refused(() -> StateFile.open(file(), time), Kind.NEWER, "its schema is 99, this version supports 8");
        refused(() -> StateFile.read(file()), Kind.NEWER, "its schema is 99");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void anOlderSchema_isReadUnchanged_andMigratedCompletely(int version) throws Exception {
        filled();
        RunLog log = store().begin(Runs.header("run-2"), Runs.items(3), List.of(), Runs::begun);
        log.announce(Runs.items(3).get(1), Runs.CREATE);
        store().remember(List.of(Runs.baseline(Runs.items(1).get(0).source(), 2000)));
        String content = content(again());
        Path old = folder.resolve("old.db");
        OldFile.write(old, version, opened());

        byte[] before = Files.readAllBytes(old);
        try (StateStore reader = StateFile.read(old)) {
            assertThat(contentOf(version, Runs.state(reader))).isEqualTo(of(version, content));
        }
        assertThat(Files.readAllBytes(old)).as("only read").isEqualTo(before);
        try (StateStore migrated = StateFile.open(old, time)) {
            assertThat(contentOf(version, Runs.state(migrated))).isEqualTo(of(version, content));
        }
        try (StateStore again = StateFile.read(old)) {
            assertThat(contentOf(version, Runs.state(again))).isEqualTo(of(version, content));
        }
    }

    /** The first schema had no baselines; an unfinished run of one before the fifth has no attempt that says when. */
    private static String of(int version, String content) {
        String known = version < 2 ? content.replaceAll("baseline: .*", "baseline: Optional.empty") : content;
        return version < 5 ? known.replaceAll("attempts=\\[RunAttempt.*?ending=null.*?]]", "attempts=[open]") : known;
    }

    private String contentOf(int version, PairState state) {
        return of(version, content(state));
    }

    @Test
    void aDamagedOlderFile_isRejectedAndNotChanged() throws Exception {
        filled();
        Path old = folder.resolve("old.db");
        store();
        OldFile.write(old, 5, opened());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + old.toUri());
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE item SET open_steps = 'create' WHERE id = (SELECT max(id) FROM item)");
        }
        byte[] before = Files.readAllBytes(old);

        refused(() -> StateFile.open(old, time), Kind.DAMAGED, "item 5 of a run fails its checksum");
        refused(() -> StateFile.read(old), Kind.DAMAGED, "item 5 of a run fails its checksum");
        assertThat(Files.readAllBytes(old)).isEqualTo(before);
    }
}
