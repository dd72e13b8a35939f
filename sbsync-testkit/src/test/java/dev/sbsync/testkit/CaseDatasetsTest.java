package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The datasets of small spaces that were copied wrongly once. */
class CaseDatasetsTest {
    private static final Path CASES = Path.of("..", "sbsync-core/src/test/resources/dev/sbsync/core/cases");
    private static final long SOURCE = 100001;

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void dataset_ofACase_isServed(Path dataset) {
        FakeManagementApi api =
                FakeManagementApi.builder().dataset(Dataset.read(dataset)).build();

        FakeResponse list = api.handle(FakeRequest.get("/v1/spaces/" + SOURCE + "/stories?per_page=100")
                .withToken("t"));

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.header("Total"))
                .hasValue(Integer.toString(api.space(SOURCE).stories().size()));
        assertThat(api.space(SOURCE).stories()).isNotEmpty();
    }

    @Test
    void history_ofTheCaseOfReleasesAndSchedules_isTheOneOfTheDataset() {
        FakeManagementApi api = FakeManagementApi.builder()
                .dataset(Dataset.read(CASES.resolve("06-live-by-release-or-schedule.json")))
                .build();

        List<List<String>> histories = api.space(SOURCE).stories().stream()
                .map(FakeStory::versionStates)
                .toList();

        assertThat(histories)
                .containsExactlyInAnyOrder(
                        List.of("published", "draft", "released", "draft"),
                        List.of("published", "draft", "scheduled_story", "draft"),
                        List.of("published", "draft", "published", "draft"),
                        List.of("published", "published", "draft"));
        assertThat(api.space(SOURCE).stories())
                .allSatisfy(story -> assertThat(story.publishedContent()
                                .orElseThrow()
                                .path("title")
                                .stringValue())
                        .isEqualTo("live v2"));
    }
}
