package dev.sbsync.core.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.Rows;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.internal.kind.story.plan.Plans;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.internal.state.RunLog;
import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateException.Kind;
import dev.sbsync.core.state.StateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateFileTest extends StateFileFixture {

    @Test
    void theFiles_areReadableOnlyByTheirOwner() throws IOException {
        store().begin(Runs.header("run-1"), Runs.items(1), List.of(), Runs::begun);

        try (var files = Files.list(folder)) {
            assertThat(files.toList())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aSecondWriter_isRefusedWithTheFirst_andReadersAreNot() {
        PairState first = store();
        first.begin(Runs.header("run-1"), Runs.items(2), List.of(), Runs::begun);

        refused(
                () -> StateFile.open(file(), time),
                Kind.IN_USE,
                "is in use by process " + ProcessHandle.current().pid(),
                "since " + time.wallTime());
        try (StateStore reader = StateFile.read(file())) {
            PairState read = Runs.state(reader);
            assertThat(read.runs()).hasSize(1);
            assertThat(read.items("run-1")).hasSize(2);
            assertThatThrownBy(() -> read.begin(Runs.header("run-2"), List.of(), List.of(), Runs::begun))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("StateFile.open");
        }
        assertThat(first.runs()).hasSize(1);
        assertThat(again().runs()).hasSize(1);
    }

    @Test
    void aClosedStore_saysThatItWasClosed() {
        PairState state = store();
        closeStore();

        refused(state::runs, Kind.UNREACHABLE, "was closed by this program; open it again");
        refused(
                () -> state.begin(Runs.header("run-1"), Runs.items(1), List.of(), Runs::begun),
                Kind.UNREACHABLE,
                "was closed by this program; open it again");
    }

    @Test
    void aSecondWriter_isRefused_alsoByALinkInAnotherFolder() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("link.db"), file());
        Path below = Files.createSymbolicLink(folder.resolve("below"), folder);
        store();

        refused(() -> StateFile.open(link, time), Kind.IN_USE, "is in use by process");
        refused(() -> StateFile.open(below.resolve(file().getFileName()), time), Kind.IN_USE, "is in use by process");
        assertThat(elsewhere.toFile().list()).containsExactly("link.db");
    }

    @Test
    void aLinkToAFile_isOpenedAsTheFile_forReadingToo() throws IOException {
        filled();
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("link.db"), file());

        try (StateStore reader = StateFile.read(link)) {
            assertThat(Runs.state(reader).runs()).hasSize(1);
        }
        try (StateStore writer = StateFile.open(link, time)) {
            assertThat(Runs.state(writer).runs()).hasSize(1);
            refused(this::store, Kind.IN_USE, "is in use by process");
        }
        assertThat(elsewhere.toFile().list()).containsExactly("link.db");
    }

    @Test
    void aDanglingLink_isRejectedAndNotChanged() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), Path.of("gone.db"));

        refused(() -> StateFile.open(link, time), Kind.UNREACHABLE, "'" + link + "' is a link to 'gone.db'");
        refused(() -> StateFile.read(link), Kind.UNREACHABLE, "link.db'");
        assertThat(folder.toFile().list()).containsExactly("link.db");
    }

    @Test
    void aSecondWriter_isRefused_alsoAfterAGarbageCollection() {
        PairState first = store();
        System.gc();

        refused(() -> StateFile.open(file(), time), Kind.IN_USE, "is in use by process");
        assertThat(first.runs()).isEmpty();
    }

    @Test
    void otherFiles_areRejectedAndNotChanged() throws Exception {
        Files.writeString(
                file(), "{\"this\": \"is no database, and long enough to be taken for a header of one\"}".repeat(9));
        refused(() -> StateFile.open(file(), time), Kind.DAMAGED, "is not an sbsync state file, or is corrupt");
        refused(() -> StateFile.read(file()), Kind.DAMAGED, "is not an sbsync state file, or is corrupt");
        assertThat(Files.readString(file())).startsWith("{\"this\"");

        Files.delete(file());
        sql("CREATE TABLE mine (x)", "INSERT INTO mine VALUES (1)");
        refused(() -> StateFile.open(file(), time), Kind.FOREIGN, "not an sbsync state file");
        refused(() -> StateFile.read(file()), Kind.FOREIGN, "not an sbsync state file");

        refused(() -> StateFile.open(folder, time), Kind.UNREACHABLE, "is a folder");
        refused(() -> StateFile.read(folder), Kind.UNREACHABLE, "is a folder");
        refused(() -> StateFile.open(folder.resolve("no/such.db"), time), Kind.UNREACHABLE, "there is no folder");
        refused(() -> StateFile.read(folder.resolve("none.db")), Kind.UNREACHABLE, "No state file");
    }

    @Test
    void aReadOnlyFile_isRejected() throws Exception {
        filled();
        sql("PRAGMA journal_mode = DELETE");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--------"));
        // permissions do not stop root
        if (Files.isWritable(file())) {
            return;
        }
        refused(() -> StateFile.open(file(), time), Kind.READ_ONLY, "is not writable");
    }

    @Test
    void diskFull_theWriteIsRejected_andStoredDataIsKept() {
        PairState store = store();
        store.begin(Runs.header("run-1"), Runs.items(50), List.of(), Runs::begun);
        ((SqliteStore) opened()).database().run(database -> database.number("PRAGMA max_page_count = 1"));

        refused(
                () -> store.begin(Runs.header("run-2"), Runs.items(500), List.of(), Runs::begun),
                Kind.FULL,
                "No space left for the state",
                "resume");
        assertThat(store.runs()).extracting(run -> run.header().runId()).containsExactly("run-1");
        assertThat(again().items("run-1")).hasSize(50);
    }

    @Test
    void afterADiskError_nothingIsWritten_evenIfThereIsSpaceAgain() {
        List<PlannedItem> items = Runs.items(50);
        RunLog log = store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);
        FullDisk.after(opened(), 0);
        refused(
                () -> items.forEach(item -> log.ended(
                        List.of(Runs.result(item, new Outcome.Created(2))), List.of(Runs.baseline(item.source(), 2)))),
                Kind.FULL,
                "No space left");
        FullDisk.after(opened(), 1000);
        refused(() -> log.announce(items.get(49), Runs.CREATE), Kind.FULL, "No space left");
        refused(() -> log.finished(Runs.attempt(RunEnding.DONE)), Kind.FULL, "No space left");

        RunLog next = again().resume("run-1", items, List.of(), Runs::begun);
        next.announce(items.get(49), Runs.CREATE);
        assertThat(again().items("run-1").get(49).begun().unanswered()).isNotEmpty();
    }

    @Test
    void aWriteToAReadOnlyFile_namesTheFile() throws Exception {
        filled();
        try (Database database = Database.open(file(), true)) {
            refused(
                    () -> database.inTransaction(rows -> rows.change("DELETE FROM row")),
                    Kind.READ_ONLY,
                    "The state file '" + file() + "' is not writable");
        }
    }

    @Test
    void ofManyRuns_theNewestAreKept() {
        for (int i = 1; i <= 23; i++) {
            store().begin(Runs.header("run-" + i), Runs.items(2), List.of(), Runs::begun);
        }
        assertThat(again().runs())
                .hasSize(StateStore.RUNS_KEPT)
                .extracting(run -> run.header().runId())
                .startsWith("run-4")
                .endsWith("run-23");
        assertThat(store().items("run-3")).isEmpty();
        assertThat(store().items("run-4")).hasSize(2);
    }

    @Test
    void anInterrupt_isReportedAsSuch_andReleasesTheLock() {
        Thread.currentThread().interrupt();
        try {
            refused(() -> StateFile.open(file(), time), Kind.INTERRUPTED, "was not opened: interrupted");
        } finally {
            assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
        }
        assertThat(store().runs()).isEmpty();
    }

    @Test
    void errorsOfTheFileSystem_areReportedWithoutClassNames() {
        assertThat(SqliteErrors.of(file(), new NoSuchFileException("x.lock")))
                .hasMessageContaining("cannot be opened (its folder is not writable); choose another file");
        assertThat(SqliteErrors.of(file(), new FileSystemException("x.lock", null, "Input/output error")))
                .hasMessageContaining("cannot be opened (x.lock: Input/output error); choose another file");
    }

    @Test
    void aNameWithALoneSurrogate_isStoredUnchanged() {
        List<PlannedItem> items = Plans.plan(
                        Rows.space(101, "Source"),
                        Rows.source().with("half an emoji \ud83d").scan(),
                        Rows.space(102, "Target"),
                        Rows.target().scan(),
                        Selection.all(),
                        OnExisting.UPDATE)
                .items();
        store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);

        assertThat(again().items("run-1").get(0).item().source())
                .isEqualTo(items.get(0).source());
    }

    @Test
    void storedValues_areReadableTextInAStableFormat() throws Exception {
        filled();
        String all = new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
        assertThat(all)
                .contains("\"source_host\":\"https://mapi.storyblok.com\"")
                .contains("\"full_slug\":\"story-0\"")
                .contains("\"outcome\":\"created\",\"target_id\":2000");
    }
}
