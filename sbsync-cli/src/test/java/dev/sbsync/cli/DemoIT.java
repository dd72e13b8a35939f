package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo as a process: it copies and verifies without an account. */
class DemoIT {

    private static final Pattern COPIED =
            Pattern.compile("Copied (\\d+) of \\1 items \\(settings \\d+, datasources \\d+, assets \\d+,"
                    + " components \\d+, stories 35, 4 of them with unpublished changes\\) from ");
    private static final Pattern PICTURE = Pattern.compile("Files: 4 downloaded, 4 uploaded \\(250\\.6 kB\\)\\."
            + " The picture of 'products/showroom' comes from the target now:\n +https://a\\.storyblok\\.com/f/101001/\\S+/aurora\\.png"
            + "\n +→ https://a\\.storyblok\\.com/f/101002/\\S+/aurora\\.png\n");
    private static final Pattern REPORT = Pattern.compile("JSON report of every item: (.+)");

    @Test
    void demo_copiesAndVerifiesWithoutAnAccount() throws Exception {
        try (SbsyncProcess second = SbsyncProcess.startNoting(Map.of(), "demo", "--no-progress")) {
            SbsyncProcess.Result result = SbsyncProcess.run(Map.of(), "demo");

            assertThat(result.code()).as(result.err()).isZero();
            Matcher copied = COPIED.matcher(result.out());
            assertThat(copied.find()).as(result.out()).isTrue();
            int items = Integer.parseInt(copied.group(1));
            assertThat(result.out())
                    .contains(items + " equal · 0 different · 0 missing", "answered with 429")
                    .containsPattern(PICTURE);
            assertThat(result.err())
                    .contains("fake Management API", "Verifying")
                    .doesNotContain("Copied ", "ended: ");
            Matcher report = REPORT.matcher(result.out());
            assertThat(report.find()).isTrue();
            JsonNode json = JsonMapper.shared().readTree(Files.readString(Path.of(report.group(1))));
            assertThat(json.at("/outcome").asString()).isEqualTo("done");
            assertThat(json.at("/summary/total").asInt()).isEqualTo(items);
            assertThat(json.at("/summary/notSynced").asInt()).isZero();
            assertThat(json.at("/summary/kinds").propertyNames())
                    .containsExactly("settings", "datasources", "assets", "components", "stories");
            assertThat(json.at("/summary/kinds/stories/created").asInt()).isEqualTo(35);
            assertThat(json.at("/files/uploads").asInt()).isEqualTo(4);
            assertThat(second.awaitEnd()).isZero();
            assertThat(second.readRest())
                    .as("--no-progress tells of no progress")
                    .contains("fake Management API")
                    .doesNotContain("Verifying");
        }
    }
}
