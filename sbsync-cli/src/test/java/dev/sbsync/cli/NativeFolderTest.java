package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sbsync.cli.config.Environment;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFolderTest {

    private static final String PROPERTY = "org.sqlite.tmpdir";
    private static final int OTHER_USER = 65_534;

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
    void opened_removesFilesOfDeadProcesses_keepsThoseInUse() throws IOException {
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
        Files.createDirectories(parent.resolve("process-1").resolve("lock")); // cannot be locked
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

    /** Users who can write to a parent folder can replace this folder with their own. */
    @Test
    void opened_belowAFolderThatOthersMayWrite_isNotUsed() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        for (String open : List.of("rwxr-xrwx", "rwxrwx---")) {
            Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString(open));
            group(shared, OTHER_USER);
            try (NativeFolder natives = NativeFolder.in(shared.resolve("sbsync").resolve("native"))) {
                assertThat(System.getProperty(PROPERTY)).as(open).isNull();
            }
            assertThat(shared).as(open).isEmptyDirectory();
        }
    }

    /** Many systems give each user a private group with write access by default. */
    @Test
    void opened_belowAFolderThatTheUsersOwnGroupMayWrite_isUsed() throws IOException {
        Path own = Files.createDirectory(folder.resolve("own"));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxr-x"));
        PosixFileAttributes attributes = Files.readAttributes(own, PosixFileAttributes.class);
        assumeTrue(attributes.group().getName().equals(attributes.owner().getName()));
        try (NativeFolder natives = NativeFolder.in(own.resolve("native"))) {
            assertThat(System.getProperty(PROPERTY)).isNotNull();
        }
    }

    /** In a sticky folder, such as the temporary one, others cannot replace files that they do not own. */
    @Test
    void opened_belowAStickyFolder_isUsed() throws IOException {
        Path sticky = Files.createDirectory(folder.resolve("sticky"));
        Files.setAttribute(sticky, "unix:mode", 01777);
        try (NativeFolder natives = NativeFolder.in(sticky.resolve("native"))) {
            assertThat(System.getProperty(PROPERTY)).isNotNull();
        }
    }

    @Test
    void opened_inAFolderOfAnotherUser_isNotUsed() throws IOException {
        Path foreign = Files.createDirectories(folder.resolve("foreign").resolve("native"));
        Files.setPosixFilePermissions(foreign, PosixFilePermissions.fromString("rwx------"));
        owner(foreign, OTHER_USER);
        assertNotUsed(foreign, foreign);
    }

    @Test
    void opened_belowAFolderOfAnotherUser_isNotUsed() throws IOException {
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        owner(foreign, OTHER_USER);
        assertNotUsed(foreign.resolve("native"), foreign);
    }

    @Test
    void opened_throughALinkThatAnotherUserPutThere_isNotUsed() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path sticky = Files.createDirectory(folder.resolve("sticky"));
        Path link = Files.createSymbolicLink(sticky.resolve("share"), elsewhere);
        Files.setAttribute(sticky, "unix:mode", 01777);
        owner(link, OTHER_USER);
        assertNotUsed(link.resolve("native"), elsewhere);
    }

    /** The folder of a link determines who can redirect it. */
    @Test
    void opened_throughALinkInAFolderThatOthersMayWrite_isNotUsed() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Path link = Files.createSymbolicLink(shared.resolve("share"), elsewhere);
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path outer = Files.createSymbolicLink(folder.resolve("outer"), link);
        assertNotUsed(outer.resolve("native"), elsewhere);
    }

    @Test
    void opened_throughTheUsersOwnLink_isCreatedAtItsTarget() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).toRealPath();
        Path link = Files.createSymbolicLink(folder.resolve("share"), elsewhere);
        try (NativeFolder natives = NativeFolder.in(link.resolve("sbsync").resolve("native"))) {
            assertThat(Path.of(System.getProperty(PROPERTY)))
                    .isDirectory()
                    .hasParent(elsewhere.resolve("sbsync").resolve("native"));
        }
    }

    @Test
    void opened_missingFoldersAbove_areMadePrivate() throws IOException {
        Path above = folder.resolve("share").resolve("sbsync");
        NativeFolder.in(above.resolve("native")).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(above)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("share"))))
                .isEqualTo("rwx------");
    }

    @Test
    void opened_theFirstCannotBeUsed_theNextIs() throws IOException {
        Path open = Files.createDirectory(folder.resolve("native"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path next = folder.resolve("next");
        try (NativeFolder natives = NativeFolder.in(open, next)) {
            assertThat(Path.of(System.getProperty(PROPERTY))).isDirectory().hasParent(next);
        }
        assertThat(names(next)).containsExactly("lock");
    }

    @Test
    void opened_noDataFolder_isMadeInTheTemporaryFolder() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (NativeFolder natives = NativeFolder.of(Environment.of(Map.of()))) {
            Path own = temporary.toRealPath().relativize(Path.of(System.getProperty(PROPERTY)));
            assertThat(own.getNameCount()).isEqualTo(2);
            assertThat(own.getName(0).toString()).startsWith("sbsync-native-");
        }
    }

    @Test
    void opened_keepsTheUsersSetting() {
        System.setProperty(PROPERTY, "/somewhere");
        try (NativeFolder natives = NativeFolder.in(folder.resolve("native"))) {
            assertThat(System.getProperty(PROPERTY)).isEqualTo("/somewhere");
        }
    }

    private static void owner(Path path, int user) throws IOException {
        asRoot(path, "unix:uid", user);
    }

    private static void group(Path path, int group) throws IOException {
        asRoot(path, "unix:gid", group);
    }

    private static void asRoot(Path path, String attribute, int value) throws IOException {
        try {
            Files.setAttribute(path, attribute, value, LinkOption.NOFOLLOW_LINKS);
        } catch (FileSystemException notRoot) {
            assumeTrue(false, "needs root: " + notRoot);
        }
    }

    private static List<String> names(Path parent) throws IOException {
        try (Stream<Path> found = Files.list(parent)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Libraries are unpacked elsewhere; the folder stays empty. */
    private static void assertNotUsed(Path natives, Path left) throws IOException {
        try (NativeFolder opened = NativeFolder.in(natives)) {
            assertThat(System.getProperty(PROPERTY)).isNull();
        }
        assertThat(left).isEmptyDirectory();
    }
}
