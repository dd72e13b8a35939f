package dev.sbsync.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.SampleSpaces;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs test classes that use the extension, and looks at what came of them. */
class FakeManagementApiExtensionTest {
    private static final String RUN_INNER = "dev.sbsync.testkit.inner";
    private static final List<FakeManagementApi> SEEN = new ArrayList<>();

    private final SummaryGeneratingListener summary = new SummaryGeneratingListener();
    private final List<Map<String, String>> reported = new ArrayList<>();

    @BeforeEach
    void enableInner() {
        System.setProperty(RUN_INNER, "true");
        SEEN.clear();
    }

    @AfterEach
    void disableInner() {
        System.clearProperty(RUN_INNER);
    }

    @Test
    void extendWith_twoTests_haveAFreshDemoEachThatIsClosedAfterwards() {
        run(DemoTests.class);

        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(2);
        assertThat(SEEN).hasSize(2).doesNotHaveDuplicates();
        assertThat(reported).isEmpty();
    }

    @Test
    void registerExtension_ownSpaces_areServed() {
        run(OwnSpaces.class);

        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(1);
    }

    @Test
    void failedTest_report_hasTheHistory() {
        run(FailingTest.class);

        assertThat(summary.getSummary().getTestsFailedCount()).isEqualTo(1);
        assertThat(reported)
                .singleElement()
                .satisfies(entry -> assertThat(entry.get("fake-management-api"))
                        .contains("GET /v1/spaces/101001 -> 200")
                        .doesNotContain("secret-token"));
    }

    private void run(Class<?> tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(tests))
                .build();
        LauncherFactory.create().execute(request, summary, new TestExecutionListener() {
            @Override
            public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                reported.add(entry.getKeyValuePairs());
            }
        });
    }

    @ExtendWith(FakeManagementApiExtension.class)
    @EnabledIfSystemProperty(named = RUN_INNER, matches = "true")
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class DemoTests {
        @BeforeEach
        void sameAsInTheTest(FakeManagementApi api) {
            SEEN.add(api);
        }

        @Test
        void first(FakeManagementApi api) {
            check(api);
        }

        @Test
        void second(FakeManagementApi api) {
            check(api);
        }

        private static void check(FakeManagementApi api) {
            assertThat(SEEN.get(SEEN.size() - 1)).isSameAs(api);
            assertThat(api.space(SampleSpaces.SOURCE_ID).stories()).isNotEmpty();
            assertThat(api.requests()).isEmpty();
            api.handle(FakeRequest.get("/v1/spaces").withToken("t"));
        }
    }

    @EnabledIfSystemProperty(named = RUN_INNER, matches = "true")
    static class OwnSpaces {
        @RegisterExtension
        static final FakeManagementApiExtension FAKE =
                FakeManagementApiExtension.of(() -> FakeManagementApi.builder().spaces(SpaceBuilder.space(1, "Own")));

        @Test
        void served(FakeManagementApi api) {
            assertThat(api.space(1).name()).isEqualTo("Own");
            assertThat(api.baseUrl().getPort()).isPositive();
        }
    }

    @ExtendWith(FakeManagementApiExtension.class)
    @EnabledIfSystemProperty(named = RUN_INNER, matches = "true")
    static class FailingTest {
        @Test
        void fails(FakeManagementApi api) {
            api.handle(FakeRequest.get("/v1/spaces/101001").withToken("secret-token"));
            throw new AssertionError("on purpose");
        }
    }
}
