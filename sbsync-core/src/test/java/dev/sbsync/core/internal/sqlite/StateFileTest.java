package dev.sbsync.core.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.Rows;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.internal.kind.story.plan.Planner;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.internal.state.RunLog;
import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.internal.state.SyncStateContract;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateException.Kind;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.transport.time.ManualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest extends SyncStateContract {

    /** Where a database says what may write it: a newer SQLite alone, after one bit. */
    private static final int WRITE_VERSION = 18;

    @TempDir
    private Path folder;

    private final ManualTime time = new ManualTime();
    private @Nullable StateStore open;

    @AfterEach
    void closeStore() {
        if (open != null) {
            open.close();
        }
    }

    private Path file() {
        return folder.resolve("a state ?#%.db");
    }

    @Override
    protected PairState store() {
        return Runs.state(opened());
    }

    private StateStore opened() {
        if (open == null) {
            open = StateFile.open(file(), time);
        }
        return open;
    }

    @Override
    protected PairState again() {
        closeStore();
        open = null;
        return store();
    }

    private void filled() {
        List<PlannedItem> items = Runs.items(6);
        RunLog log = store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);
        log.announce(items.get(0), Runs.CREATE);
        log.ended(
                List.of(Runs.result(items.get(0), new Outcome.Created(2000))),
                Runs.baseline(items.get(0).source(), 2000));
        log.finished(Runs.attempt(RunEnding.DONE));
        closeStore();
        open = null;
    }

    private static void refused(ThrowingCallable call, Kind kind, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(StateException.class)
                .hasMessageContainingAll(words)
                .extracting(thrown -> ((StateException) thrown).kind())
                .isEqualTo(kind);
    }

    private void sql(String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file().toUri());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void theFiles_areTheOwnersAlone() throws IOException {
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
                    .isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(first.runs()).hasSize(1);
        assertThat(again().runs()).hasSize(1);
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
    void aLinkToAFile_isOpenedAsTheFile_alsoToLook() throws IOException {
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
    void aLinkToNothing_isRefusedAndLeftAlone() throws IOException {
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
    void aNewerSchema_isRefusedAndLeftAlone() throws Exception {
        filled();
        sql("PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(file());

        refused(() -> StateFile.open(file(), time), Kind.NEWER, "its schema is 99, this version supports 6");
        refused(() -> StateFile.read(file()), Kind.NEWER, "its schema is 99");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void anOlderSchema_isReadAsItIs_andMigratedWithAllThatItHolds(int version) throws Exception {
        filled();
        RunLog log = store().begin(Runs.header("run-2"), Runs.items(3), List.of(), Runs::begun);
        log.announce(Runs.items(3).get(1), Runs.CREATE);
        store().remember(List.of(Runs.baseline(Runs.items(1).get(0).source(), 2000)));
        String told = told(again());
        Path old = folder.resolve("old.db");
        OldFile.write(old, version, opened());

        byte[] before = Files.readAllBytes(old);
        try (StateStore reader = StateFile.read(old)) {
            assertThat(toldBy(version, Runs.state(reader))).isEqualTo(of(version, told));
        }
        assertThat(Files.readAllBytes(old)).as("only read").isEqualTo(before);
        try (StateStore migrated = StateFile.open(old, time)) {
            assertThat(toldBy(version, Runs.state(migrated))).isEqualTo(of(version, told));
        }
        try (StateStore again = StateFile.read(old)) {
            assertThat(toldBy(version, Runs.state(again))).isEqualTo(of(version, told));
        }
    }

    /** The first schema had no baselines; an unfinished run of one before the fifth has no attempt that says when. */
    private static String of(int version, String told) {
        String known = version < 2 ? told.replaceAll("baseline: .*", "baseline: Optional.empty") : told;
        return version < 5 ? known.replaceAll("attempts=\\[RunAttempt.*?ending=null.*?]]", "attempts=[open]") : known;
    }

    private String toldBy(int version, PairState state) {
        return of(version, told(state));
    }

    @Test
    void anOlderFileThatIsDamaged_isRefused_andStaysAsItIs() throws Exception {
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

    @Test
    void otherFiles_areRefusedAndLeftAlone() throws Exception {
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

    /** Every byte of the file, one bit of it: what was written is found as it was, or it is refused. */
    @Test
    void aFlippedBit_neverPassesForState() throws IOException {
        filled();
        byte[] whole = Files.readAllBytes(file());
        String told = told();
        int step = Integer.getInteger("sbsync.flips", 499);
        int refused = 0;
        for (int at = 0; at < whole.length; at += step) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            Files.write(file(), flipped);
            try {
                assertThat(told()).as("byte " + at).isEqualTo(told);
            } catch (StateException damaged) {
                assertThat(damaged.kind())
                        .as("byte %d: %s", at, damaged.getMessage())
                        .isIn(
                                at == WRITE_VERSION
                                        ? EnumSet.of(Kind.READ_ONLY)
                                        : EnumSet.of(Kind.DAMAGED, Kind.NEWER, Kind.FOREIGN, Kind.UNREACHABLE));
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    /** Every byte of what a killed run leaves, one bit of it: its newest records are there, or it is refused. */
    @Test
    void aFlippedBitInTheWalOfAKilledRun_neverPassesForAnOlderState() throws IOException {
        List<PlannedItem> items = Runs.items(6);
        store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);
        RunLog log = again().resume("run-1", items, List.of(), Runs::begun);
        for (int i = 0; i < 3; i++) {
            log.announce(items.get(i), Runs.CREATE);
            log.confirm(items.get(i), Runs.CREATE, 2000 + i);
        }
        log.announce(items.get(3), Runs.CREATE);
        Path killed = Files.createDirectory(folder.resolve("killed")).resolve("state.db");
        copyOfFiles(file(), killed);
        Path intact = folder.resolve("intact").resolve("state.db");
        copyOfFiles(killed, intact);
        String told = told(intact);

        int step = Integer.getInteger("sbsync.flips", 997);
        for (String suffix : List.of("-wal", ".mark")) {
            byte[] whole = Files.readAllBytes(beside(killed, suffix));
            int refused = 0;
            for (int at = 0; at < whole.length; at += suffix.equals(".mark") ? 1 : step) {
                Path copy = folder.resolve("flipped").resolve("state.db");
                copyOfFiles(killed, copy);
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << (at % 8));
                Files.write(beside(copy, suffix), flipped);
                try {
                    assertThat(told(copy)).as("byte %d of %s", at, suffix).isEqualTo(told);
                } catch (StateException damaged) {
                    assertThat(damaged.kind())
                            .as("byte %d of %s: %s", at, suffix, damaged.getMessage())
                            .isEqualTo(Kind.DAMAGED);
                    assertThat(Files.readAllBytes(beside(copy, suffix))).isEqualTo(flipped);
                    refused++;
                }
            }
            assertThat(refused > 0).as(suffix).isEqualTo(suffix.equals("-wal"));
        }
    }

    @Test
    void aWalThatIsCutShortOrGone_isRefused() throws IOException {
        List<PlannedItem> items = Runs.items(6);
        RunLog log = store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);
        log.announce(items.get(0), Runs.CREATE);
        byte[] whole = Files.readAllBytes(beside(file(), "-wal"));
        for (int length : new int[] {0, 31, 32, whole.length / 2, whole.length - 1}) {
            Path copy = folder.resolve("cut").resolve("state.db");
            copyOfFiles(file(), copy);
            Files.write(beside(copy, "-wal"), java.util.Arrays.copyOf(whole, length));

            refused(() -> told(copy), Kind.DAMAGED, "is damaged", "of its newest records");
            refused(() -> StateFile.read(copy), Kind.DAMAGED, "is damaged", "of its newest records");
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** Copies what a process that is killed now leaves. */
    private static void copyOfFiles(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling("."));
        for (String suffix : List.of("", "-wal", "-shm", ".lock", ".mark")) {
            Files.deleteIfExists(beside(to, suffix));
            if (Files.exists(beside(from, suffix))) {
                Files.write(beside(to, suffix), Files.readAllBytes(beside(from, suffix)));
            }
        }
    }

    @Test
    void aRowThatHasGoneAstray_orATableDescribedOtherwise_isRefused() throws Exception {
        strays("its tables do not match", """
                UPDATE sqlite_schema SET sql = replace(sql, 'value', 'valuf')
                WHERE name = 'row'""");
        strays("of 'baseline' fails its checksum", "UPDATE row SET key = key + 1 WHERE tbl = 'baseline'");
        strays("of 'baselime' fails its checksum", "UPDATE row SET tbl = 'baselime' WHERE tbl = 'baseline'");
        strays("it has 0 of 1 runs", "DELETE FROM row WHERE tbl = 'run'");
        strays("run 1 has 5 of 6 items", """
                UPDATE row SET key = '0000000009/00000005' WHERE tbl = 'item' AND key LIKE '%/00000005'""");
    }

    private void strays(String how, String change) throws Exception {
        filled();
        sql("PRAGMA writable_schema = ON", change);
        refused(this::told, Kind.DAMAGED, "is damaged (", how);
        Files.delete(file());
    }

    @Test
    void aTruncatedFile_isRefusedAtAnyLength() throws IOException {
        filled();
        byte[] whole = Files.readAllBytes(file());
        int step = Integer.getInteger("sbsync.flips", 499) * 4;
        for (int length = 0; length < whole.length; length += length < 200 ? 33 : step) {
            Files.write(file(), java.util.Arrays.copyOf(whole, length));
            refused(() -> told(), Kind.DAMAGED, "is damaged");
        }
    }

    /** Everything that the file tells, read as a run would that writes next. */
    private String told() {
        return told(file());
    }

    private String told(Path file) {
        try (StateStore store = StateFile.open(file, time)) {
            return told(Runs.state(store));
        }
    }

    private static String told(PairState state) {
        return state.pair() + "\n" + state.runs() + "\n" + state.items("run-1") + "\n" + state.items("run-2")
                + "\nbaseline: " + state.baseline(Runs.items(1).get(0).key());
    }

    @Test
    void aFileThatMayNotBeWritten_isRefused() throws Exception {
        filled();
        sql("PRAGMA journal_mode = DELETE");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--------"));
        // whoever may write everything all the same, as root may, is not stopped by permissions
        if (Files.isWritable(file())) {
            return;
        }
        refused(() -> StateFile.open(file(), time), Kind.READ_ONLY, "is not writable");
    }

    @Test
    void whenNoPageIsLeft_theWriteIsRefused_andWhatWasThereStays() {
        PairState store = store();
        store.begin(Runs.header("run-1"), Runs.items(50), List.of(), Runs::begun);
        ((SqliteStore) opened()).database().run(database -> {
            try (Statement statement = database.connection().createStatement()) {
                return statement.execute("PRAGMA max_page_count = 1");
            }
        });

        refused(
                () -> store.begin(Runs.header("run-2"), Runs.items(500), List.of(), Runs::begun),
                Kind.FULL,
                "No space left for the state",
                "resume");
        assertThat(store.runs()).extracting(run -> run.header().runId()).containsExactly("run-1");
        assertThat(again().items("run-1")).hasSize(50);
    }

    @Test
    void afterAWriteThatTheDiskRefused_nothingIsWritten_thoughThereWasRoomAgain() {
        List<PlannedItem> items = Runs.items(50);
        RunLog log = store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);
        FullDisk.after(opened(), 0);
        refused(
                () -> items.forEach(item ->
                        log.ended(List.of(Runs.result(item, new Outcome.Created(2))), Runs.baseline(item.source(), 2))),
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
    void aReadOnlyFile_isNamed() throws Exception {
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
    void anEmptiedFile_isNotTakenForANewOne() throws IOException {
        filled();
        Files.write(file(), new byte[0]);
        refused(() -> StateFile.open(file(), time), Kind.DAMAGED, "it is empty");

        refused(() -> StateFile.read(file()), Kind.DAMAGED, "it is empty");

        Files.delete(file());
        assertThat(store().runs()).isEmpty();
    }

    @Test
    void anInterrupt_isNoFaultOfTheFile_andGivesTheLockBack() {
        Thread.currentThread().interrupt();
        try {
            refused(() -> StateFile.open(file(), time), Kind.INTERRUPTED, "was not opened: interrupted");
        } finally {
            assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
        }
        assertThat(store().runs()).isEmpty();
    }

    @Test
    void whatTheFileSystemSays_isSaidWithoutNamesOfClasses() {
        assertThat(SqliteErrors.of(file(), new NoSuchFileException("x.lock")))
                .hasMessageContaining("cannot be opened (its folder is not writable); choose another file");
        assertThat(SqliteErrors.of(file(), new FileSystemException("x.lock", null, "Input/output error")))
                .hasMessageContaining("cannot be opened (x.lock: Input/output error); choose another file");
    }

    @Test
    void aNameThatNoUtf8Carries_isThereAgainLetterForLetter() {
        List<PlannedItem> items = Planner.plan(
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
    void aLeftOverFromACrash_isTakenUp() throws IOException {
        store().begin(Runs.header("run-1"), Runs.items(3), List.of(), Runs::begun);
        Path copy = folder.resolve("copy.db");
        for (String suffix : new String[] {"", "-wal"}) {
            Files.copy(Path.of(file() + suffix), Path.of(copy + suffix));
        }
        try (StateStore found = StateFile.open(copy, time)) {
            assertThat(Runs.state(found).items("run-1")).hasSize(3);
        }
    }

    @Test
    void whatIsStored_isReadableTextOfAStableForm() throws Exception {
        filled();
        String all = new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
        assertThat(all)
                .contains("\"source_host\":\"https://mapi.storyblok.com\"")
                .contains("\"full_slug\":\"story-0\"")
                .contains("\"outcome\":\"created\",\"target_id\":2000");
    }
}
