package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The fake with 50,000 stories: how fast it starts and lists, and what it takes. Prints, and fails beyond the bounds.
 */
class FakeBench {
    private static final int STORIES = 50_000;
    private static final int RUNS = 20;

    private interface Step {
        void run() throws Exception;
    }

    @Test
    void fiftyThousandStories_startListAndMemory_areWithinBounds() throws Exception {
        double before = usedMegabytes();
        long begun = System.nanoTime();
        Dataset dataset = Dataset.of(SampleSpaces.large(1001, "Large", STORIES), SpaceBuilder.space(1002, "Empty"));
        print("dataset built and loaded", millisSince(begun), "ms");
        begun = System.nanoTime();
        FakeManagementApi.builder().dataset(dataset).start().close();
        print("first start", millisSince(begun), "ms");
        print("memory of the dataset", usedMegabytes() - before, "MB");

        begun = System.nanoTime();
        try (FakeManagementApi api =
                FakeManagementApi.builder().dataset(dataset).start()) {
            double start = millisSince(begun);
            print("second start in the JVM", start, "ms (bound 50)");
            assertThat(start).isLessThan(50);
            lists(api);
            begun = System.nanoTime();
            api.space(1001).edit("section-0/topic-0/story-7", story -> story.name("Changed"));
            print("first change of the large space", millisSince(begun), "ms");
            print("memory with a changed copy", usedMegabytes() - before, "MB");
            lists(api);
        }
        assertThat(dataset).as("held until here, so that it counts").isNotNull();
    }

    private static void lists(FakeManagementApi api) throws Exception {
        for (String query : new String[] {
            "",
            "&sort_by=id:asc",
            "&sort_by=full_slug:asc",
            "&starts_with=section-3/",
            "&starts_with=section-3/topic-1/story-61",
            "&story_only=1&is_published=1",
            "&by_slugs=section-9/topic-3/story-18301,section-1/topic-3"
        }) {
            list(api, query);
        }
    }

    private static void list(FakeManagementApi api, String query) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        int[] page = {1};
        Step step = () -> {
            URI uri = api.baseUrl().resolve("/v1/spaces/1001/stories?per_page=100&page=" + page[0]++ + query);
            HttpRequest request =
                    HttpRequest.newBuilder(uri).header("Authorization", "t").build();
            assertThat(client.send(request, BodyHandlers.ofByteArray()).statusCode())
                    .isEqualTo(200);
        };
        long begun = System.nanoTime();
        step.run();
        double first = millisSince(begun);
        double[] warm = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            begun = System.nanoTime();
            step.run();
            warm[i] = millisSince(begun);
        }
        Arrays.sort(warm);
        double median = (warm[RUNS / 2 - 1] + warm[RUNS / 2]) / 2;
        print(
                "list page?" + query + ": first " + "%.1f ms, warm median of 20".formatted(first),
                median,
                "ms (bound 20)");
        assertThat(median).isLessThan(20);
    }

    private static double millisSince(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double usedMegabytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    private static void print(String what, double value, String unit) {
        System.out.printf("%-110s %8.1f %s%n", what, value, unit);
    }
}
