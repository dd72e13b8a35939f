package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code plan --out} and {@code sync --plan}. */
class PlanFileCommandTest extends CommandScene {

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("plan.json");
    }

    private Result written(String... more) {
        String[] words = new String[more.length + 2];
        System.arraycopy(more, 0, words, 2, more.length);
        words[0] = "--out";
        words[1] = file.toString();
        Result result = run("plan", words);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private Result apply(String... more) {
        String[] words = new String[more.length + 2];
        System.arraycopy(more, 0, words, 2, more.length);
        words[0] = "--plan";
        words[1] = file.toString();
        return run("sync", words);
    }

    @Test
    void planOut_isPrivate_hasNoToken_andIsDoneAsItSays() throws IOException {
        assertThat(written("--prefix", "blog").err()).contains("To apply it: sbsync sync --plan '" + file + "'\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).doesNotContain(TOKEN);

        Result result = apply("--yes");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("items     3: 3 created");
        assertThat(api.space(101002).stories()).hasSize(4);
    }

    @Test
    void syncPlan_asksBeforeItWrites() {
        written();
        assertThat(apply().code()).isEqualTo(ExitCode.USAGE);
        Result asked = on(Cli.answering("n")).run(arguments("sync", "--plan", file.toString()));
        assertThat(asked.code()).isEqualTo(ExitCode.CANCELLED);
        assertThat(api.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prefix=blog",
                "--kinds=all",
                "--allow-empty",
                "--identity=map",
                "--on-drift=skip",
                "--delete",
                "--publish=draft",
                "--retry-failed=r1"
            })
    void syncPlan_withAnotherChoice_isRefused(String flag) {
        written();
        api.clearRequests();
        Result result = apply("--yes", flag);
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("remove " + flag.split("=", 2)[0]);
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void syncPlan_afterAChange_exitsWith4_andNamesIt() {
        written();
        api.space(101001).edit("home", story -> story.field("title", "Later"));

        Result result = apply("--yes");

        assertThat(result.code()).isEqualTo(ExitCode.EXISTING);
        assertThat(result.err()).contains("'home' changed in the source", "sbsync plan --out");
        assertThat(api.writes()).isEmpty();
    }

    @Test
    void syncPlan_garbledOrOfOtherSpaces_isRefusedByTheLine() throws IOException {
        written();
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\"decision\" : \"overwrite\"", "\"decision\" : \"owerwrite\""));
        Result garbled = apply("--yes");
        assertThat(garbled.code()).isEqualTo(ExitCode.USAGE);
        assertThat(garbled.err()).containsPattern("line \\d+: 'decision': 'owerwrite' is none of overwrite, skip");

        Files.writeString(file, text.replace("\"id\" : 101002,", "\"id\" : 101003,"));
        Result others = apply("--yes");
        assertThat(others.code()).isEqualTo(ExitCode.USAGE);
        assertThat(others.err())
                .contains("--to is '101002', but --plan '" + file + "' uses space 101003; remove that setting");
        assertThat(api.writes()).isEmpty();
    }

    @Test
    void syncPlan_takesTheSpacesFromTheFile() {
        String state = folder.resolve("state.db").toString();
        assertThat(written("--state", state).err())
                .contains("To apply it: sbsync sync --plan '" + file + "' --state '");

        Cli cli = on(Cli.withoutTerminal()).with("SB_MA_BASE_URL", "");
        Result result = cli.run("sync", "--plan", file.toString(), "--state", state, "--yes", "--verbose");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("source: space 101001 (--plan '" + file + "') at " + api.baseUrl() + " (--plan '");
        assertThat(api.space(101002).stories()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "SB_TARGET_SPACE_ID, 101003,                SB_TARGET_SPACE_ID is '101003', uses space 101002",
        "SB_SOURCE_SPACE_ID, 5,                     SB_SOURCE_SPACE_ID is '5',      uses space 101001",
        "SB_MA_BASE_URL,     http://localhost:1,    is http://localhost:1,          uses a space at http://127.0.0.1:",
    })
    void syncPlan_ofOtherSpacesThanTheVariables_namesBoth(String variable, String value, String set, String own) {
        written();
        api.clearRequests();
        Result result = cli().with(variable, value).run("sync", "--plan", file.toString(), "--yes");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err())
                .contains(set, own, "--plan '" + file, "name another plan file")
                .hasLineCount(1);
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void syncPlan_sendsNoTokenToAHostThatOnlyTheFileNames() throws IOException {
        written();
        Files.writeString(file, Files.readString(file).replace(api.baseUrl().toString(), "https://mapi.example.com"));
        Result result = cli().with("SB_MA_BASE_URL", "").run("sync", "--plan", file.toString(), "--yes");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("https://mapi.example.com, which is not a Storyblok host; add --base-url");
    }

    @Test
    void planOut_toStdout_isRefusedWithoutAdviceForReports() {
        Result result = run("plan", "--json", "--out", "-");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err())
                .contains("--out is '-', but stdout is used for the result; set a file.")
                .doesNotContain("report");
    }

    @Test
    void planOut_thatFails_writesNoFile() {
        Result result = run("plan", "--out", folder.toString());
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("--out is '" + folder + "'");
    }
}
