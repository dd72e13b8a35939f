package dev.sbsync.core.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.StateFile;
import dev.sbsync.core.internal.state.RunLog;
import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateException.Kind;
import dev.sbsync.core.state.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Damage of a state file or of its companions is detected, whatever part it hits. */
class DamagedStateFileTest extends StateFileFixture {

    /** The offset of the write version, which after one flipped bit is one of a newer SQLite. */
    private static final int WRITE_VERSION = 18;

    /** Flips one bit in every byte of the file: its content is unchanged, or it is rejected. */
    @Test
    void aFlippedBit_isDetected() throws IOException {
        filled();
        byte[] whole = Files.readAllBytes(file());
        String content = content();
        int step = Integer.getInteger("sbsync.flips", 499);
        int refused = 0;
        for (int at = 0; at < whole.length; at += step) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            Files.write(file(), flipped);
            try {
                assertThat(content()).as("byte " + at).isEqualTo(content);
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

    /** Flips one bit in every byte of the files of a killed run: its newest records are found, or it is rejected. */
    @Test
    void aFlippedBitInTheWalOfAKilledRun_isDetected() throws IOException {
        List<PlannedItem> items = Runs.items(6);
        store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);
        RunLog log = again().resume("run-1", items, List.of(), Runs::begun);
        for (int i = 0; i < 3; i++) {
            log.announce(items.get(i), Runs.CREATE);
            log.confirm(items.get(i), Runs.CREATE, 2000 + i);
        }
        log.announce(items.get(3), Runs.CREATE);
        Path killed = Files.createDirectory(folder.resolve("killed")).resolve("state.db");
        copyFiles(file(), killed);
        Path intact = folder.resolve("intact").resolve("state.db");
        copyFiles(killed, intact);
        String content = content(intact);

        int step = Integer.getInteger("sbsync.flips", 997);
        for (String suffix : List.of("-wal", ".mark")) {
            byte[] whole = Files.readAllBytes(companion(killed, suffix));
            int refused = 0;
            for (int at = 0; at < whole.length; at += suffix.equals(".mark") ? 1 : step) {
                Path copy = folder.resolve("flipped").resolve("state.db");
                copyFiles(killed, copy);
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << (at % 8));
                Files.write(companion(copy, suffix), flipped);
                try {
                    assertThat(content(copy)).as("byte %d of %s", at, suffix).isEqualTo(content);
                } catch (StateException damaged) {
                    assertThat(damaged.kind())
                            .as("byte %d of %s: %s", at, suffix, damaged.getMessage())
                            .isEqualTo(Kind.DAMAGED);
                    assertThat(Files.readAllBytes(companion(copy, suffix))).isEqualTo(flipped);
                    refused++;
                }
            }
            assertThat(refused > 0).as(suffix).isEqualTo(suffix.equals("-wal"));
        }
    }

    @Test
    void aTruncatedOrLostWal_isRejected() throws IOException {
        List<PlannedItem> items = Runs.items(6);
        RunLog log = store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);
        log.announce(items.get(0), Runs.CREATE);
        byte[] whole = Files.readAllBytes(companion(file(), "-wal"));
        for (int length : new int[] {0, 31, 32, whole.length / 2, whole.length - 1}) {
            Path copy = folder.resolve("cut").resolve("state.db");
            copyFiles(file(), copy);
            Files.write(companion(copy, "-wal"), java.util.Arrays.copyOf(whole, length));

            refused(() -> content(copy), Kind.DAMAGED, "is damaged", "of its newest records");
            refused(() -> StateFile.read(copy), Kind.DAMAGED, "is damaged", "of its newest records");
        }
    }

    @Test
    void corruptKeysMissingRowsAndChangedTables_areRejected() throws Exception {
        rejects("its tables do not match", """
                UPDATE sqlite_schema SET sql = replace(sql, 'value', 'valuf')
                WHERE name = 'row'""");
        rejects("of 'baseline' fails its checksum", "UPDATE row SET key = key + 1 WHERE tbl = 'baseline'");
        rejects("of 'baselime' fails its checksum", "UPDATE row SET tbl = 'baselime' WHERE tbl = 'baseline'");
        rejects("it has 0 of 1 runs", "DELETE FROM row WHERE tbl = 'run'");
        rejects("run 1 has 5 of 6 items", """
                UPDATE row SET key = '0000000009/00000005' WHERE tbl = 'item' AND key LIKE '%/00000005'""");
    }

    private void rejects(String how, String change) throws Exception {
        filled();
        sql("PRAGMA writable_schema = ON", change);
        refused(this::content, Kind.DAMAGED, "is damaged (", how);
        Files.delete(file());
    }

    @Test
    void aTruncatedFile_isRefusedAtAnyLength() throws IOException {
        filled();
        byte[] whole = Files.readAllBytes(file());
        int step = Integer.getInteger("sbsync.flips", 499) * 4;
        for (int length = 0; length < whole.length; length += length < 200 ? 33 : step) {
            Files.write(file(), java.util.Arrays.copyOf(whole, length));
            refused(() -> content(), Kind.DAMAGED, "is damaged");
        }
    }

    @Test
    void anEmptiedFile_isNotMistakenForANewOne() throws IOException {
        filled();
        Files.write(file(), new byte[0]);
        refused(() -> StateFile.open(file(), time), Kind.DAMAGED, "it is empty");

        refused(() -> StateFile.read(file()), Kind.DAMAGED, "it is empty");

        Files.delete(file());
        assertThat(store().runs()).isEmpty();
    }

    @Test
    void theFilesOfACrashedProcess_areOpened() throws IOException {
        store().begin(Runs.header("run-1"), Runs.items(3), List.of(), Runs::begun);
        Path copy = folder.resolve("copy.db");
        for (String suffix : new String[] {"", "-wal"}) {
            Files.copy(Path.of(file() + suffix), Path.of(copy + suffix));
        }
        try (StateStore found = StateFile.open(copy, time)) {
            assertThat(Runs.state(found).items("run-1")).hasSize(3);
        }
    }
}
