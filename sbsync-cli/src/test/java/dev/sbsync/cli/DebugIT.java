package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SampleSpaces;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code --debug} as a process: it logs every request, and never the token. */
class DebugIT {

    private static final String TOKEN = "canary-4711";

    @Test
    void debug_logsEveryRequestAndNeverTheToken() throws Exception {
        try (FakeManagementApi api =
                FakeManagementApi.builder().dataset(SampleSpaces.demo()).start()) {
            Map<String, String> environment = Map.of(
                    "SB_TOKEN", TOKEN, "SB_MA_BASE_URL", api.baseUrl().toString(), "SB_MA_RPS", "500", "DEBUG", "1");

            SbsyncProcess.Result result =
                    SbsyncProcess.run(environment, "verify", "--from", "101001", "--to", "101002");

            assertThat(result.err())
                    .contains("GET /v1/spaces/101001 [attempt=1 status=200 latency=")
                    .contains("GET /v1/spaces/101002/stories [attempt=1 status=200 latency=")
                    .doesNotContain(TOKEN);
            assertThat(result.err().lines().filter(line -> line.contains(" [attempt=")))
                    .hasSize(api.requests().size());
            assertThat(result.out()).startsWith("Different: ").doesNotContain(TOKEN);
        }
    }
}
