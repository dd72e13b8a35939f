package dev.sbsync.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sbsync.core.StateFile;
import dev.sbsync.core.state.OutputPath.ForeignLinkException;
import dev.sbsync.core.state.StateException.Kind;
import dev.sbsync.transport.time.ManualTime;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputPathTest {

    private static final int OTHER_USER = 65_534;

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void withoutLinks() throws IOException {
        folder = temporary.toRealPath();
    }

    @Test
    void resolve_ownLinks_areFollowedThroughFoldersAndFiles() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("below"), Path.of("real"));
        Files.createSymbolicLink(real.resolve("a"), Path.of("..", "below", "b"));

        assertThat(OutputPath.resolve(folder.resolve("below").resolve("a"))).isEqualTo(real.resolve("b"));
        assertThat(OutputPath.resolve(folder.resolve("below/../c/./d"))).isEqualTo(folder.resolve("c/d"));
    }

    @Test
    void resolve_aLinkInTheMiddleOfDots_isFollowedBeforeThem() throws IOException {
        Path far = Files.createDirectories(folder.resolve("x/y"));
        Files.createSymbolicLink(folder.resolve("link"), far);

        assertThat(OutputPath.resolve(folder.resolve("link/../file"))).isEqualTo(folder.resolve("x/file"));
    }

    @Test
    void resolve_aLinkToItself_isRefused() throws IOException {
        Path round = Files.createSymbolicLink(folder.resolve("round"), Path.of("round"));

        assertThatThrownBy(() -> OutputPath.resolve(round)).isInstanceOf(FileSystemLoopException.class);
    }

    @Test
    void resolve_aLinkOfAnotherUserInASharedFolder_isNotFollowed() throws IOException {
        Path shared = shared();
        Path link = foreign(Files.createSymbolicLink(shared.resolve("report.json"), folder.resolve("mine")));
        Path below = foreign(Files.createSymbolicLink(shared.resolve("below"), folder));

        assertThatThrownBy(() -> OutputPath.resolve(link)).isInstanceOf(ForeignLinkException.class);
        assertThatThrownBy(() -> OutputPath.resolve(below.resolve("report.json")))
                .isInstanceOf(ForeignLinkException.class);
    }

    @Test
    void resolve_aLinkOfTheFoldersOwner_orInAFolderThatNoOtherMayWriteTo_isFollowed() throws IOException {
        Path shared = shared();
        Path ofOwner = foreign(Files.createSymbolicLink(shared.resolve("a"), folder.resolve("mine")));
        foreign(shared);
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Path notShared = foreign(Files.createSymbolicLink(closed.resolve("a"), folder.resolve("mine")));

        assertThat(OutputPath.resolve(ofOwner)).isEqualTo(folder.resolve("mine"));
        assertThat(OutputPath.resolve(notShared)).isEqualTo(folder.resolve("mine"));
    }

    @Test
    void aState_behindALinkOfAnotherUser_isNotOpened() throws IOException {
        Path shared = shared();
        Path link = foreign(Files.createSymbolicLink(shared.resolve("state.db"), folder.resolve("mine.db")));

        refusedState(link, "another user created in a shared folder");
        assertThat(folder.resolve("mine.db")).doesNotExist();
    }

    @Test
    void aStatesLockOrCount_thatIsALink_isNotWrittenThrough() throws IOException {
        for (String suffix : new String[] {".lock", ".mark"}) {
            Path file = folder.resolve("state" + suffix.substring(1) + ".db");
            StateFile.open(file, new ManualTime()).close();
            Path victim = Files.writeString(folder.resolve("victim"), "precious");
            Files.delete(Path.of(file + suffix));
            Files.createSymbolicLink(Path.of(file + suffix), victim);

            refusedState(file, "is a link instead of a state file");
            assertThat(victim).hasContent("precious");
        }
    }

    @Test
    void aStateOfAnotherUserInASharedFolder_isNotUsed() throws IOException {
        Path prepared = foreign(Files.createFile(shared().resolve("state.db")));

        refusedState(prepared, "belongs to another user");
        assertThat(prepared).isEmptyFile();
    }

    private static void refusedState(Path file, String reason) {
        assertThatThrownBy(() -> StateFile.open(file, new ManualTime()))
                .isInstanceOf(StateException.class)
                .hasMessageContaining(reason)
                .extracting(thrown -> ((StateException) thrown).kind())
                .isEqualTo(Kind.UNREACHABLE);
    }

    private Path shared() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        return shared;
    }

    /** Gives a file to another user, which root alone can do. */
    private static Path foreign(Path path) throws IOException {
        try {
            Files.setAttribute(path, "unix:uid", OTHER_USER, LinkOption.NOFOLLOW_LINKS);
        } catch (FileSystemException | IllegalArgumentException | UnsupportedOperationException notRoot) {
            assumeTrue(false, "needs root: " + notRoot);
        }
        return path;
    }
}
