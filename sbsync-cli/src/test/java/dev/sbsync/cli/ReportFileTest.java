package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sbsync.cli.config.UsageException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What writing a report does to an existing file. */
class ReportFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--report", "--html"})
    void dash_isRefusedAndMakesNoFile(String flag) {
        assertThatThrownBy(() -> ReportFile.at(flag, Path.of("-")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(flag + " is '-'")
                .hasMessageContaining("sbsync report latest --format ");
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void link_staysOne_andTheFileBehindItIsReplaced() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path real = Files.writeString(elsewhere.resolve("real.json"), "from before");
        Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("real.json"));
        Path link = Files.createSymbolicLink(folder.resolve("report.json"), Path.of("elsewhere", "second"));

        ReportFile file = ReportFile.at("--report", link);
        file.write("new");

        assertThat(file.path()).isEqualTo(link);
        assertThat(link).isSymbolicLink().hasContent("new");
        assertThat(real).isRegularFile().hasContent("new");
        assertThat(Files.isSymbolicLink(real)).isFalse();
        assertThat(elsewhere.toFile().list()).containsExactlyInAnyOrder("real.json", "second");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("elsewhere", "report.json");
    }

    @Test
    void linkToAMissingFile_createsThatFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("report.json"), Path.of("real.json"));

        ReportFile.at("--report", link).write("new");

        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("real.json")).hasContent("new");
    }

    @Test
    void linkToNoFolder_orToItself_isRefusedWithTheValue() throws IOException {
        Path astray = Files.createSymbolicLink(folder.resolve("astray"), Path.of("gone", "real.json"));
        Path round = Files.createSymbolicLink(folder.resolve("round"), Path.of("round"));

        assertThatThrownBy(() -> ReportFile.at("--html", astray))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("--html is '" + astray + "'", "there is no folder", "gone");
        assertThatThrownBy(() -> ReportFile.at("--html", round))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("--html is '" + round + "'", "a broken link");
    }

    @Test
    void device_isWrittenTo_andStaysOne() throws IOException {
        Path device = Path.of("/dev/null");
        Path link = Files.createSymbolicLink(folder.resolve("nowhere"), device);

        ReportFile.at("--report", link).write("new");

        assertThat(link).isSymbolicLink();
        assertThat(Files.readAttributes(device, "isOther", LinkOption.NOFOLLOW_LINKS))
                .containsEntry("isOther", true);
    }

    /** As if stdout is redirected to a file: existing content stays. */
    @Test
    void fileOpenInTheProcess_isAppendedTo() throws IOException {
        Path file = Files.writeString(folder.resolve("out.txt"), "before\n");
        try (FileInputStream open = new FileInputStream(file.toFile())) {
            assertThat(open.read()).isEqualTo('b');
            Path descriptor = descriptorOf(file);

            ReportFile.at("--report", descriptor).write("new");
        }

        assertThat(file).hasContent("before\nnew");
    }

    private static Path descriptorOf(Path file) throws IOException {
        Path real = file.toRealPath();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(link -> {
                        try {
                            return Files.readSymbolicLink(link).equals(real);
                        } catch (IOException closed) {
                            return false;
                        }
                    })
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void pipe_isWrittenTo_andStaysOne() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        try {
            CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(pipe, "new"));

            written.get(30, TimeUnit.SECONDS);
            assertThat(Files.readAttributes(pipe, "isOther")).containsEntry("isOther", true);
            assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("new");
        } finally {
            reader.destroy();
        }
    }

    @Test
    void aLinkOfAnotherUserInASharedFolder_isNotFollowed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Path link = foreign(Files.createSymbolicLink(shared().resolve("report.json"), victim));

        assertThatThrownBy(() -> ReportFile.at("--report", link))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("--report is '" + link + "'", "another user", "is not followed");
        assertThat(victim).hasContent("precious");
    }

    @Test
    void aLinkThatAnotherUserPutThereDuringTheRun_isNotFollowed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Path path = shared().resolve("report.json");
        ReportFile file = ReportFile.at("--report", path);
        foreign(Files.createSymbolicLink(path, victim));

        assertThatThrownBy(() -> file.write("new"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another user");
        assertThat(victim).hasContent("precious");
    }

    @Test
    void aPipeOfAnotherUserInASharedFolder_isNotWrittenTo() throws Exception {
        Path pipe = shared().resolve("report.json");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        foreign(pipe);

        assertThatThrownBy(() -> ReportFile.at("--report", pipe))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("a pipe or device that another user created");
    }

    @Test
    void aDatabase_isNotReplaced() throws IOException {
        Path state = Files.writeString(folder.resolve("state.db"), "SQLite format 3\0 and more");

        assertThatThrownBy(() -> ReportFile.at("--html", state))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("--html is '" + state + "'", "is a database");
    }

    @Test
    void fileReadableByOthers_isReplacedByAPrivateOne() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "from before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        ReportFile.at("--report", file).write("new");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private Path shared() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        return shared;
    }

    /** Changes the owner of a file, which requires root. */
    private static Path foreign(Path path) throws IOException {
        try {
            Files.setAttribute(path, "unix:uid", 65_534, LinkOption.NOFOLLOW_LINKS);
        } catch (FileSystemException notRoot) {
            assumeTrue(false, "needs root: " + notRoot);
        }
        return path;
    }

    private static void write(Path path, String text) {
        try {
            ReportFile.at("--report", path).write(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
