package example;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.junit.FakeManagementApiExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PriceUpdateTest {

    @RegisterExtension
    static final FakeManagementApiExtension FAKE = FakeManagementApiExtension.of(() -> FakeManagementApi.builder()
            .spaces(SpaceBuilder.space(7, "Shop")
                    .story("aurora", lamp -> lamp.field("price", "10").published())));

    @Test
    void newPrice_isPublished(FakeManagementApi api) throws Exception {
        new PriceUpdate(api.baseUrl(), "any token").set(7, aurora(api), "12");

        assertThat(api.space(7)).hasStory("aurora").published().hasPublishedField("price", "12");
        assertThat(api).receivedAtMost(2).hasNoViolations();
    }

    @Test
    void lostAnswer_isNotTakenForAFailure(FakeManagementApi api) throws Exception {
        api.failNext("PUT", "/v1/spaces/7/stories/*", FaultAction.dropAfter());

        new PriceUpdate(api.baseUrl(), "any token").set(7, aurora(api), "12");

        assertThat(api.space(7)).hasStory("aurora").published().hasPublishedField("price", "12");
    }

    private static long aurora(FakeManagementApi api) {
        return api.space(7).story("aurora").orElseThrow().id();
    }
}
