package dev.sbsync.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportJsonTest {

    @Test
    void write_everyOutcome_isTheGoldenFile() throws IOException {
        assertThat(ReportJson.write(Reports.everyOutcome())).isEqualTo(golden("every-outcome.json"));
    }

    @Test
    void write_total_isTheSumOfTheSevenCounts() {
        JsonNode summary = JsonMapper.shared()
                .readTree(ReportJson.write(Reports.everyOutcome()))
                .path("summary");
        int sum = 0;
        for (String count :
                new String[] {"created", "updated", "unchanged", "skipped", "failed", "blocked", "cancelled"}) {
            sum += summary.path(count).intValue();
        }
        assertThat(summary.path("total").intValue()).isEqualTo(7).isEqualTo(sum);
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReportJsonTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
