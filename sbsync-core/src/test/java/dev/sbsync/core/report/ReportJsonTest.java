package dev.sbsync.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportJsonTest {

    @Test
    void write_everyOutcome_isTheGoldenFile() throws IOException {
        Golden.check("every-outcome.json", ReportJson.write(Reports.everyOutcome()));
    }

    @Test
    void write_total_isTheSumOfTheEightCounts() {
        JsonNode summary = JsonMapper.shared()
                .readTree(ReportJson.write(Reports.everyOutcome()))
                .path("summary");
        int sum = 0;
        for (String count :
                new String[] {"created", "updated", "unchanged", "deleted", "skipped", "failed", "blocked", "cancelled"
                }) {
            sum += summary.path(count).intValue();
        }
        assertThat(summary.path("total").intValue()).isEqualTo(7).isEqualTo(sum);
    }
}
