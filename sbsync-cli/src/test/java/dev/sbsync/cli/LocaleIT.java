package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.SbsyncProcess.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar in a locale other than UTF-8. A shell produces the bytes, independent of the tests' locale. */
class LocaleIT {

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX"})
    void slugBeyondAscii_isRefusedWithTheFix(String locale) throws Exception {
        List<String> shell = List.of("bash", "-c", "exec \"$@\" --slug $'caf\\xc3\\xa9'", "sbsync");
        Result result = SbsyncProcess.runBy(
                shell,
                SbsyncProcess.jar(),
                Map.of("LC_ALL", locale, "SB_TOKEN", "any"),
                "plan",
                "--from",
                "101001",
                "--to",
                "101002");

        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("could not be decoded", "LC_ALL=C.UTF-8");
    }
}
