package dev.sbsync.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.transport.ratelimit.RateLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class ConfigFileTest {

    private static final String SECRET = "secret-of-the-file";

    @TempDir
    private Path folder;

    private Path work;
    private Path home;
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void folders() throws IOException {
        work = Files.createDirectory(folder.resolve("work"));
        home = Files.createDirectory(folder.resolve("home"));
        variables.put("HOME", home.toString());
    }

    @Test
    void file_ofTheWorkingDirectory_setsEverything() throws IOException {
        local("""
                # a remark
                token = %s
                from=101001
                  to  =  101002
                base-url = https://127.0.0.1:9
                rps = 4
                burst = 5
                workers = 3
                limit-scope = space
                """.formatted(SECRET));

        connected(connection -> {
            assertThat(connection.sourceId()).isEqualTo(101001);
            assertThat(connection.targetId()).isEqualTo(101002);
            assertThat(Objects.requireNonNull(connection.source()).baseUrl()).hasToString("https://127.0.0.1:9");
            assertThat(Objects.requireNonNull(connection.source()).rateLimit()).isEqualTo(new RateLimit(4, 5));
            assertThat(connection.sharedBudget()).isFalse();
            assertThat(connection.explanation())
                    .contains("max workers: 3 ('workers' in '" + work.resolve("sbsync.properties") + "')")
                    .anySatisfy(line -> assertThat(line).contains("sbsync.properties"))
                    .noneSatisfy(line -> assertThat(line).contains(SECRET));
        });
    }

    @Test
    void flagBeatsVariable_variableBeatsFile() throws IOException {
        local("token = t\nfrom = 1\nto = 2\nrps = 2\n");
        variables.put("SB_MA_RPS", "3");

        connected(connection -> assertThat(connection.rate()).isEqualTo(3));
        connected(connection -> assertThat(connection.rate()).isEqualTo(4), "--rps", "4");
        variables.remove("SB_MA_RPS");
        connected(connection -> assertThat(connection.rate()).isEqualTo(2));
    }

    @Test
    void fileOfTheWorkingDirectory_replacesTheUsers() throws IOException {
        users(home.resolve(".config"), "token = t\nfrom = 1\nto = 2\nrps = 2\n");
        connected(connection -> assertThat(connection.rate()).isEqualTo(2));

        local("token = t\nfrom = 1\nto = 3\n");

        connected(connection -> {
            assertThat(connection.targetId()).isEqualTo(3);
            assertThat(connection.rate())
                    .as("the user's file is not read besides")
                    .isNotEqualTo(2);
        });
    }

    @Test
    void xdgConfigHome_holdsTheUsersFile() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        users(home.resolve(".config"), "from = 1\n");
        users(elsewhere, "from = 5\nto = 6\ntoken = t\n");
        variables.put("XDG_CONFIG_HOME", elsewhere.toString());

        connected(connection -> assertThat(connection.sourceId()).isEqualTo(5));
    }

    @Test
    void noFile_isNoError() {
        variables.put("SB_TOKEN", "t");

        connected(
                connection -> assertThat(connection.explanation()).contains("settings file: none"),
                "--from",
                "1",
                "--to",
                "2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rp = 5                     | Unknown setting 'rp' (did you mean 'rps'?), in line 2 of
            sb_token = x               | Unknown setting 'sb_token'
            secret-without-equals-sign | There is no '=' in line 2 of
            rps =                      | 'rps' has no value in line 2 of
            from = 9                   | 'from' is set twice, the second time in line 2 of
            """)
    void wrongLine_isNamedAndNeverRepeated(String line, String sentence) throws IOException {
        local("from = 1\n" + line + "\n");

        assertThatThrownBy(() -> connected(connection -> {}))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("sbsync.properties")
                .hasMessageNotContaining("secret");
    }

    @Test
    void wrongValue_namesKeyAndFile() throws IOException {
        local("token = t\nfrom = 1\nto = 2\nworkers = many\n");

        assertThatThrownBy(() -> connected(connection -> {}))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'workers' in '" + work.resolve("sbsync.properties") + "' is 'many'");
    }

    @Test
    void token_thatEveryUserMayRead_isRefused() throws IOException {
        Path file = local("token = " + SECRET + "\nfrom = 1\nto = 2\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> connected(connection -> {}))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is readable by other users")
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void noToken_mayBeReadByEveryone() throws IOException {
        Path file = local("from = 1\nto = 2\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        variables.put("SB_TOKEN", "t");

        connected(connection -> assertThat(connection.sourceId()).isEqualTo(1));
    }

    /** A cloned folder must not redirect the user's token to its author. */
    @Test
    void baseUrl_ofAFolder_getsNoTokenButItsOwn() throws IOException {
        local("from = 1\nto = 2\nbase-url = https://example.com\n");
        variables.put("SB_TOKEN", SECRET);

        assertThatThrownBy(() -> connected(connection -> {}))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("https://example.com")
                .hasMessageNotContaining(SECRET);
        connected(connection -> {}, "--base-url", "https://example.com");

        local("from = 1\nto = 2\nbase-url = http://127.0.0.1:9\n");
        connected(connection -> assertThat(
                        Objects.requireNonNull(connection.source()).baseUrl())
                .hasToString("http://127.0.0.1:9"));

        local("from = 1\nto = 2\nbase-url = http://127.example.com\n");
        assertThatThrownBy(() -> connected(connection -> {})).isInstanceOf(UsageException.class);
    }

    @Test
    void assetBaseUrl_ofAFolder_getsNoAssetTokenButItsOwn() throws IOException {
        String redirecting = "token = t\nfrom = 1\nto = 2\nasset-base-url = https://example.com\n";
        local(redirecting + "source-asset-token = own\n");
        connected(connection -> assertThat(
                        Objects.requireNonNull(connection.source()).hasAssetToken())
                .isTrue());

        variables.put("SB_TARGET_ASSET_TOKEN", SECRET);
        assertThatThrownBy(() -> connected(connection -> {}))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("https://example.com")
                .hasMessageNotContaining(SECRET);

        local(redirecting + "target-asset-token = own\n");
        assertThatThrownBy(() -> connected(connection -> {})).isInstanceOf(UsageException.class);
        variables.remove("SB_TARGET_ASSET_TOKEN");
        connected(connection -> assertThat(connection.target().hasAssetToken()).isTrue());
        local(redirecting);
        assertThatThrownBy(() -> connected(connection -> {})).isInstanceOf(UsageException.class);
    }

    @Test
    void baseUrl_ofTheUsersOwnFile_isTheirs() throws IOException {
        users(home.resolve(".config"), "from = 1\nto = 2\nbase-url = https://example.com\n");
        variables.put("SB_TOKEN", "t");

        connected(connection -> assertThat(
                        Objects.requireNonNull(connection.source()).baseUrl())
                .hasToString("https://example.com"));
    }

    @Test
    void notText_isRefused() throws IOException {
        Files.write(work.resolve("sbsync.properties"), new byte[] {(byte) 0xff, (byte) 0xfe, 0x00});

        assertThatThrownBy(() -> connected(connection -> {})).hasMessageContaining("not valid UTF-8");
    }

    @Test
    void folderInItsPlace_isRefused() throws IOException {
        Files.createDirectory(work.resolve("sbsync.properties"));

        assertThatThrownBy(() -> connected(connection -> {})).hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @EnumSource(Key.class)
    void everyKey_isReadFromTheFileAndBeatenByItsVariable(Key key) throws IOException {
        local(key.id() + " = of the file\n");
        assertThat(environment().find(key).orElseThrow().value()).isEqualTo("of the file");
        if (key.variable().isPresent()) {
            variables.put(key.variable().get(), "of the variable");
            assertThat(environment().find(key))
                    .contains(new Setting(key.variable().get(), "of the variable"));
        }
    }

    private Environment environment() {
        return Environment.of(variables, work);
    }

    private void connected(Consumer<PairConnection> check, String... flags) {
        PairFlags pair = new PairFlags();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("pair", CommandLine.Model.CommandSpec.forAnnotatedObject(pair)))
                .parseArgs(flags);
        try (PairConnection connection = pair.connect(environment())) {
            check.accept(connection);
        }
    }

    private Path local(String text) throws IOException {
        return own(Files.writeString(work.resolve("sbsync.properties"), text));
    }

    private static void users(Path config, String text) throws IOException {
        Path sbsync = Files.createDirectories(config.resolve("sbsync"));
        own(Files.writeString(sbsync.resolve("config"), text));
    }

    private static Path own(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
