package dev.sbsync.testkit.assertj;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;

/**
 * Entry points of the assertions on the fake.
 *
 * <pre>{@code
 * assertThat(api.space(2)).mirrors(api.space(1));
 * assertThat(api.space(2)).hasStory("blog/a").published();
 * assertThat(api).receivedAtMost(40).hasNoViolations();
 * }</pre>
 */
public final class FakeAssertions {
    private FakeAssertions() {}

    /** Starts assertions on the stored state of a space. */
    public static FakeSpaceAssert assertThat(FakeSpace space) {
        return new FakeSpaceAssert(space);
    }

    /** Starts assertions on a stored story or folder. */
    public static FakeStoryAssert assertThat(FakeStory story) {
        return new FakeStoryAssert(story);
    }

    /** Starts assertions on the requests that a fake received. */
    public static FakeManagementApiAssert assertThat(FakeManagementApi api) {
        return new FakeManagementApiAssert(api);
    }
}
