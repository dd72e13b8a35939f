package consumer;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SampleSpaces;
import dev.sbsync.testkit.assertj.FakeAssertions;
import dev.sbsync.testkit.junit.FakeManagementApiExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeManagementApiExtension.class)
class DemoTest {

    @Test
    void demo_runs(FakeManagementApi api) {
        Demo.run(api);

        FakeAssertions.assertThat(api.space(SampleSpaces.TARGET_ID)).mirrors(api.space(SampleSpaces.SOURCE_ID));
        FakeAssertions.assertThat(api).hasNoViolations();
    }
}
