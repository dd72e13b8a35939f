package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFolderTest {

    private static final String PROPERTY = "org.sqlite.tmpdir";

    @TempDir
    private Path folder;

    private @Nullable String before;

    @BeforeEach
    void unset() {
        before = System.getProperty(PROPERTY);
        System.clearProperty(PROPERTY);
    }

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, before);
        }
    }

    @Test
    void opened_isPrivateAndGoneAfterwards() throws IOException {
        Path parent = folder.resolve("native");
        try (NativeFolder natives = NativeFolder.in(parent)) {
            assertThat(Path.of(System.getProperty(PROPERTY))).isDirectory().hasParent(parent);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent)))
                    .isEqualTo("rwx------");
            Files.writeString(Path.of(System.getProperty(PROPERTY), "lib.so"), "a library");
        }
        assertThat(names(parent)).containsExactly("lock");
    }

    @Test
    void opened_whatDeadProcessesLeft_isRemovedAndWhatIsUsedStays() throws IOException {
        Path parent = folder.resolve("native");
        try (NativeFolder used = NativeFolder.in(parent)) {
            Path dead = Files.createDirectory(parent.resolve("process-1"));
            Files.writeString(dead.resolve("lock"), "");
            Files.writeString(dead.resolve("lib.so"), "a library");
            Path barelyBegun = Files.createDirectory(parent.resolve("process-2"));
            try (NativeFolder next = NativeFolder.in(parent)) {
                assertThat(dead).doesNotExist();
                assertThat(barelyBegun).doesNotExist();
                assertThat(names(parent)).hasSize(3);
            }
        }
        assertThat(names(parent)).containsExactly("lock");
    }

    @Test
    void opened_aLeftoverThatCannotBeRemoved_keepsNoOtherFromBeingRemovedOrMade() throws IOException {
        Path parent = folder.resolve("native");
        NativeFolder.in(parent).close();
        System.clearProperty(PROPERTY);
        Files.createDirectories(parent.resolve("process-1").resolve("lock")); // no file that could be locked
        Files.createDirectory(parent.resolve("process-2"));

        try (NativeFolder natives = NativeFolder.in(parent)) {
            assertThat(Path.of(System.getProperty(PROPERTY))).isDirectory().hasParent(parent);
            assertThat(names(parent)).contains("process-1").doesNotContain("process-2");
        }
    }

    @Test
    void opened_inAFolderThatOthersMayWrite_isNotUsed() throws IOException {
        Path open = Files.createDirectory(folder.resolve("native"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (NativeFolder natives = NativeFolder.in(open)) {
            assertThat(System.getProperty(PROPERTY)).isNull();
        }
        assertThat(names(open)).isEmpty();
    }

    @Test
    void opened_throughALink_isNotUsed() throws IOException {
        Path elsewhere = Files.createDirectory(
                folder.resolve("elsewhere"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path link = Files.createSymbolicLink(folder.resolve("native"), elsewhere);
        try (NativeFolder natives = NativeFolder.in(link)) {
            assertThat(System.getProperty(PROPERTY)).isNull();
        }
        assertThat(names(elsewhere)).isEmpty();
    }

    @Test
    void opened_whatTheUserSet_stays() {
        System.setProperty(PROPERTY, "/somewhere");
        try (NativeFolder natives = NativeFolder.in(folder.resolve("native"))) {
            assertThat(System.getProperty(PROPERTY)).isEqualTo("/somewhere");
        }
    }

    private static List<String> names(Path parent) throws IOException {
        try (Stream<Path> found = Files.list(parent)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
