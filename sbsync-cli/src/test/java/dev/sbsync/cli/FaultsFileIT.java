package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sbsync fake --faults} in its own process. */
class FaultsFileIT {

    @TempDir
    private Path folder;

    @Test
    void fake_withFaults_failsAsTheFileSays() throws Exception {
        Path dataset = Files.writeString(folder.resolve("spaces.json"), "{\"spaces\":[{\"id\":11,\"name\":\"A\"}]}");
        Path faults = Files.writeString(
                folder.resolve("faults.json"), "{\"rules\":[{\"every\":3,\"action\":{\"status\":503}}]}");
        try (SbsyncProcess fake = SbsyncProcess.start(
                Map.of(), "fake", "--dataset", dataset.toString(), "--faults", faults.toString(), "--port", "0")) {
            URI spaces = URI.create(fake.readLine().replace("Listening on ", "") + "/v1/spaces");
            HttpRequest request =
                    HttpRequest.newBuilder(spaces).header("Authorization", "t").build();
            HttpClient client = HttpClient.newHttpClient();
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                statuses.add(client.send(request, BodyHandlers.ofString()).statusCode());
            }

            assertThat(statuses).containsExactly(200, 200, 503, 200, 200, 503);
            assertThat(fake.terminate()).isEqualTo(ExitCode.CANCELLED);
        }
    }

    @Test
    void fake_badFaults_namesRuleAndField() throws Exception {
        Path dataset = Files.writeString(folder.resolve("spaces.json"), "{\"spaces\":[{\"id\":11,\"name\":\"A\"}]}");
        Path faults =
                Files.writeString(folder.resolve("faults.json"), "{\"rules\":[{\"action\":{\"status\":\"503\"}}]}");

        SbsyncProcess.Result result = SbsyncProcess.run(
                Map.of(), "fake", "--dataset", dataset.toString(), "--faults", faults.toString(), "--port", "0");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("rules[0].action.status", "\"503\"").hasLineCount(1);
    }
}
