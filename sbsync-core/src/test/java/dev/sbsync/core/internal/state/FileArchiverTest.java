package dev.sbsync.core.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateStore;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Replaced files are stored in parts, and count only as a whole. */
class FileArchiverTest {

    private static final ItemKey ITEM = new ItemKey("assets", 7);
    private static final long RUN = 3;
    private static final int LONGEST = 4 * FileArchiver.CHUNK;

    private final StateStore store = StateStore.inMemory();
    private final FileArchiver archiver = new FileArchiver(store, RUN, LONGEST);

    /** A file, which breaks off where {@code broken} says. */
    private static class TestFile implements FileBefore {

        private final byte[] bytes;
        private final int broken;

        TestFile(byte[] bytes) {
            this(bytes, Integer.MAX_VALUE);
        }

        TestFile(byte[] bytes, int broken) {
            this.bytes = bytes;
            this.broken = broken;
        }

        @Override
        public @Nullable String unavailable() {
            return null;
        }

        @Override
        public long length() {
            return 0;
        }

        @Override
        public String replacement() {
            return "new";
        }

        @Override
        public String read(int size, Predicate<byte[]> part) {
            for (int at = 0; at < bytes.length; at += size) {
                if (at >= broken) {
                    throw new IllegalStateException("killed");
                }
                if (!part.test(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)))) {
                    break;
                }
            }
            return "md5 of " + bytes.length;
        }
    }

    private static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private @Nullable FileRow row() {
        return store.read(rows -> Archives.file(rows, RUN, ITEM).orElse(null));
    }

    private long chunks() {
        AtomicInteger count = new AtomicInteger();
        store.read(rows -> {
            rows.scan(Tables.CHUNK, "", "~", (key, text) -> count.incrementAndGet());
            return rows;
        });
        return count.get();
    }

    private static byte[] content(ArchivedFile file) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int chunk = 0; chunk < file.chunks(); chunk++) {
            all.writeBytes(file.chunk(chunk));
        }
        return all.toByteArray();
    }

    private byte[] restored() {
        FileRow row = row();
        assertThat(row).isNotNull();
        return content(new ArchivedFile(store, RUN, ITEM, row));
    }

    @Test
    void filesOfAnyNumberOfParts_areReadAsTheyWere() {
        for (int length : new int[] {1, FileArchiver.CHUNK, FileArchiver.CHUNK + 1, LONGEST}) {
            ItemKey item = new ItemKey("assets", length);
            byte[] file = bytes(length, length);
            archiver.archive(item, new TestFile(file));
            FileRow row = store.read(rows -> Archives.file(rows, RUN, item)).orElseThrow();
            assertThat(row.length()).isEqualTo(length);
            ArchivedFile archived = new ArchivedFile(store, RUN, item, row);
            assertThat(archived.md5()).isEqualTo("md5 of " + length);
            assertThat(content(archived)).isEqualTo(file);
        }
    }

    @Test
    void aFileOfAKilledAttempt_doesNotCount_andTheNextOneReplacesIt() {
        byte[] file = bytes(1, 3 * FileArchiver.CHUNK);
        assertThatThrownBy(() -> archiver.archive(ITEM, new TestFile(file, 2 * FileArchiver.CHUNK)))
                .hasMessage("killed");
        assertThat(chunks()).isEqualTo(2);
        assertThat(row()).isNull();

        byte[] shorter = bytes(2, FileArchiver.CHUNK - 5);
        archiver.archive(ITEM, new TestFile(shorter));
        assertThat(restored()).isEqualTo(shorter);
        assertThat(chunks()).isEqualTo(1);
    }

    @Test
    void theFirstFileOfARunStays_alsoIfItWasNotArchived() {
        archiver.archive(ITEM, new TestFile(bytes(1, 10)));
        archiver.archive(ITEM, new TestFile(bytes(2, 20)));
        assertThat(restored()).isEqualTo(bytes(1, 10));

        ItemKey other = new ItemKey("assets", 8);
        archiver.archive(other, new TestFile(bytes(1, LONGEST + 1)));
        archiver.archive(other, new TestFile(bytes(1, 10)));
        assertThat(store.read(rows -> Archives.file(rows, RUN, other))
                        .orElseThrow()
                        .unavailable())
                .contains("more than the " + LONGEST + " bytes");
        assertThat(chunks()).isEqualTo(1);
    }

    /** An earlier version has changed the item without archiving its file. */
    @Test
    void aFileOfAnItemThatTheRunMayHaveChanged_isNotArchived() {
        store.write(rows -> {
            Archives.put(rows, RUN, ITEM, ArchivedItem.existed(JsonFields.object(), Map.of()));
            return rows;
        });
        archiver.archive(ITEM, new TestFile(bytes(1, 10)));
        FileRow row = row();
        assertThat(row).isNotNull();
        assertThat(row.unavailable()).contains("may have replaced it");
    }

    @Test
    void anEmptyFile_cannotBeUploadedAgain() {
        archiver.archive(ITEM, new TestFile(new byte[0]));
        FileRow row = row();
        assertThat(row).isNotNull();
        assertThat(row.unavailable()).contains("empty");
    }

    /** Each part is stored before the next one is read, and none is longer than one. */
    @Test
    void memoryDoesNotDependOnTheLength() {
        byte[] file = bytes(1, LONGEST);
        AtomicInteger read = new AtomicInteger();
        archiver.archive(ITEM, new TestFile(file) {
            @Override
            public String read(int size, Predicate<byte[]> part) {
                assertThat(size).isEqualTo(FileArchiver.CHUNK);
                return super.read(size, bytes -> {
                    assertThat(chunks()).isEqualTo(read.getAndIncrement());
                    return part.test(bytes);
                });
            }
        });
        assertThat(read).hasValue(4);
        assertThat(restored()).isEqualTo(file);
    }

    @Test
    void aMissingPart_isDamage() {
        archiver.archive(ITEM, new TestFile(bytes(1, 2 * FileArchiver.CHUNK)));
        store.write(rows -> {
            rows.delete(Tables.CHUNK, "0000000003/assets/7/00000001");
            return rows;
        });
        assertThatThrownBy(this::restored)
                .isInstanceOfSatisfying(
                        StateException.class,
                        damaged -> assertThat(damaged.kind()).isEqualTo(StateException.Kind.DAMAGED));
    }

    @Test
    void sizeCounts_andTheArchiveTakesItsFilesWithIt() {
        archiver.archive(ITEM, new TestFile(bytes(1, 300)));
        Archives.Head head = store.read(rows -> Archives.head(rows, RUN));
        assertThat(head.bytes()).isEqualTo(400);
        store.write(rows -> {
            Archives.delete(rows, RUN, RUN + 1);
            return rows;
        });
        assertThat(row()).isNull();
        assertThat(chunks()).isZero();
    }
}
