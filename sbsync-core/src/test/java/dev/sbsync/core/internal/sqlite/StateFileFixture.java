package dev.sbsync.core.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.StateFile;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.internal.state.RunLog;
import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateException.Kind;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.transport.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A state file for tests, with a name that needs escaping. */
abstract class StateFileFixture {

    @TempDir
    Path folder;

    final ManualTime time = new ManualTime();

    private @Nullable StateStore open;

    @AfterEach
    void closeStore() {
        if (open != null) {
            open.close();
        }
    }

    Path file() {
        return folder.resolve("a state ?#%.db");
    }

    PairState store() {
        return Runs.state(opened());
    }

    StateStore opened() {
        if (open == null) {
            open = StateFile.open(file(), time);
        }
        return open;
    }

    PairState again() {
        closeStore();
        open = null;
        return store();
    }

    void filled() {
        List<PlannedItem> items = Runs.items(6);
        RunLog log = store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);
        log.announce(items.get(0), Runs.CREATE);
        log.ended(
                List.of(Runs.result(items.get(0), new Outcome.Created(2000))),
                List.of(Runs.baseline(items.get(0).source(), 2000)));
        log.finished(Runs.attempt(RunEnding.DONE));
        closeStore();
        open = null;
    }

    static void refused(ThrowingCallable call, Kind kind, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(StateException.class)
                .hasMessageContainingAll(words)
                .extracting(thrown -> ((StateException) thrown).kind())
                .isEqualTo(kind);
    }

    void sql(String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file().toUri());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static Path companion(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** Copies the files as a killed process would leave them. */
    static void copyFiles(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling("."));
        for (String suffix : List.of("", "-wal", "-shm", ".lock", ".mark")) {
            Files.deleteIfExists(companion(to, suffix));
            if (Files.exists(companion(from, suffix))) {
                Files.write(companion(to, suffix), Files.readAllBytes(companion(from, suffix)));
            }
        }
    }

    /** Opens the file as the next run would, and returns everything in it. */
    String content() {
        return content(file());
    }

    String content(Path file) {
        try (StateStore store = StateFile.open(file, time)) {
            return content(Runs.state(store));
        }
    }

    static String content(PairState state) {
        return state.pair() + "\n" + state.runs() + "\n" + state.items("run-1") + "\n" + state.items("run-2")
                + "\nbaseline: " + state.baseline(Runs.items(1).get(0).key());
    }
}
